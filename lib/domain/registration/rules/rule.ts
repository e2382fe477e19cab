import type { FieldError } from '../../problem';
import type { RegistrationConfiguration, RegistrationField } from '../model';

export type ParseContext = {
  /** What stands now, on edit; null on create. */
  previous: RegistrationConfiguration | null;
  /** Whether the operator allows plain http to this origin (`OUTBOUND_ALLOW`): issuers and endpoints only. */
  allowHttpIssuer: (origin: string) => boolean;
  /** Whether an administrator lets a native client have a private-use scheme without a dot (security.md §1). */
  allowPrivateUseScheme: boolean;
  /**
   * `lenient` over the wire (fields.md §1): names are kept verbatim, forbidden characters become the finding
   * `name-characters`, and a registration ID need not be sent. Absent: `strict`, as the form and `/api/v1/registrations` are.
   */
  names?: 'strict' | 'lenient';
  /**
   * Set where lists of choices come without an order of their own: from boxes to tick, or from a wire that says `hybrid` in two words.
   * The same choices are then no change. Elsewhere the order is the caller's: the first algorithm is the one that is used.
   */
  unordered?: boolean;
};

/**
 * One rule between members, or between a member and what surrounds it. It is asked only when every member it reads has its shape, so
 * that one slip is reported once.
 */
export type RegistrationRule = {
  readonly reads: readonly RegistrationField[];
  readonly check: (draft: RegistrationConfiguration, context: ParseContext) => FieldError[];
};

/** `[error]` when it is so, `[]` when it is not. */
export function when(isSo: boolean, error: () => FieldError): FieldError[] {
  return isSo ? [error()] : [];
}
