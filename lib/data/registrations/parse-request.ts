import { DomainError, type FieldError } from '@/lib/domain/problem';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import { parseRegistration } from '@/lib/domain/registration/parse';
import type { RetiringInput, SecretInput } from '@/lib/domain/registration/secret-input';
import { isHttpOriginAllowed } from '@/lib/server/outbound';
import { secretErrors } from '../secrets/prepare';

/** What a save brings, wherever it comes from: form, REST, import, dynamic registration. */
export type SaveRequest = {
  input: unknown;
  /** A secret to set with it; null: none (Built-in: one is generated where one is due). */
  secret: SecretInput | null;
  /** With `secret`: one that works beside it for a while (Built-in). Absent: whichever retires is left to. */
  retiring?: RetiringInput | null;
  /** Save although discovery failed: the person's explicit choice. */
  acceptUnverified: boolean;
  /** Why, in the person's words, for the audit trail. */
  reason: string;
  /** Let a native client have a private-use scheme without a dot (security.md §1): the administrator's override. */
  allowPrivateUseScheme?: boolean;
  /** `lenient` where a program speaks RFC 7591 or the AuthService dialect: see ParseContext. */
  names?: 'strict' | 'lenient';
  /** Where lists of choices come without an order of their own: see ParseContext. */
  unordered?: boolean;
  /** What a dialect found wrong before our own schema looked: told together with the rest. */
  misread?: readonly FieldError[];
  /** What is wrong with the whole that no member says: a registration that asks for more than it may. */
  judge?: (configuration: RegistrationConfiguration) => readonly FieldError[];
};

const REASON_LENGTH = 1_000;

/** The configuration a save asks for. Throws `invalid_input` with everything that is wrong, the secret included. */
export function parseRequest(
  request: SaveRequest,
  previous: RegistrationConfiguration | null,
  now: Date,
): RegistrationConfiguration {
  const allowPrivateUseScheme = request.allowPrivateUseScheme ?? false;
  const parsed = parseRegistration(request.input, {
    previous,
    allowHttpIssuer: isHttpOriginAllowed,
    allowPrivateUseScheme,
    names: request.names ?? 'strict',
    unordered: request.unordered ?? false,
  });
  const fieldErrors: FieldError[] = [...(request.misread ?? []), ...(parsed.ok ? [] : parsed.fieldErrors)];
  if (parsed.ok && request.judge !== undefined) fieldErrors.push(...request.judge(parsed.value));
  if (parsed.ok && request.secret !== null) fieldErrors.push(...secretErrors(parsed.value, request.secret, now));
  if (parsed.ok && request.retiring) fieldErrors.push(...retiringErrors(parsed.value, request.retiring, now));
  if (request.reason.length > REASON_LENGTH) {
    fieldErrors.push({ path: 'reason', code: 'too_long', params: { maximum: REASON_LENGTH } });
  }
  if (!parsed.ok || fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  return parsed.value;
}

const retiringErrors = (configuration: RegistrationConfiguration, secret: RetiringInput, now: Date): FieldError[] =>
  secretErrors(configuration, secret, now).map((error) => ({
    ...error,
    path: error.path.replace(/^secret\b/, 'retiring'),
  }));
