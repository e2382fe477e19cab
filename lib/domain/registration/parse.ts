import type { FieldError } from '../problem';
import type { RegistrationConfiguration } from './model';
import { readDraft } from './read';
import { NOT_A_REGISTRATION } from './shape-errors';

export type ParseContext = {
  /** What stands now, on edit; null on create. */
  previous: RegistrationConfiguration | null;
  /** Whether the operator allows plain http to this origin (`OUTBOUND_ALLOW`): issuers and endpoints only. */
  allowHttpIssuer: (origin: string) => boolean;
  /** Whether an administrator lets a native client have a private-use scheme without a dot (security.md §1). */
  allowPrivateUseScheme: boolean;
};

export type ParseResult = { ok: true; value: RegistrationConfiguration } | { ok: false; fieldErrors: FieldError[] };

const merged = (values: readonly string[]) => [...new Set(values)];

/** Duplicates say nothing twice; nothing else is changed. */
function normalise(draft: RegistrationConfiguration): RegistrationConfiguration {
  return {
    ...draft,
    contacts: merged(draft.contacts),
    grantTypes: merged(draft.grantTypes),
    responseTypes: merged(draft.responseTypes),
    redirectUris: merged(draft.redirectUris),
    postLogoutRedirectUris: merged(draft.postLogoutRedirectUris),
    allowedCorsOrigins: merged(draft.allowedCorsOrigins),
    scopes: merged(draft.scopes),
  };
}

/**
 * The one schema of a registration: the form, the REST API, import and dynamic registration all come through here (layout.md).
 * Takes anything; answers the whole configuration with its defaults, or every bad member with its reason. A Built-in
 * registration whose client ID was left to us comes back with `clientId: ''`: whoever has randomness fills it in.
 */
export function parseRegistration(input: unknown, context: ParseContext): ParseResult {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { ok: false, fieldErrors: [NOT_A_REGISTRATION] };
  const { draft, errors } = readDraft(input, context.previous);
  return errors.length === 0 ? { ok: true, value: normalise(draft) } : { ok: false, fieldErrors: errors };
}
