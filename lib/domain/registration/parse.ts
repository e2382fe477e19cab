import { isJsonObject } from '../json/json-object';
import type { FieldError } from '../problem';
import { publicJwks } from './jwks';
import type { RegistrationConfiguration } from './model';
import { readDraft } from './read';
import { CREDENTIAL_RULES } from './rules/credentials';
import { GRANT_RULES } from './rules/grants';
import { IDENTITY_RULES } from './rules/identity';
import { PROVIDER_RULES } from './rules/provider';
import type { ParseContext, RegistrationRule } from './rules/rule';
import { TOKEN_RULES } from './rules/tokens';
import { URI_MEMBER_RULES } from './rules/uris';
import { NOT_A_REGISTRATION } from './shape-errors';

export type { ParseContext } from './rules/rule';

const RULES: readonly RegistrationRule[] = [
  ...IDENTITY_RULES,
  ...CREDENTIAL_RULES,
  ...GRANT_RULES,
  ...URI_MEMBER_RULES,
  ...PROVIDER_RULES,
  ...TOKEN_RULES,
];

export type ParseResult = { ok: true; value: RegistrationConfiguration } | { ok: false; fieldErrors: FieldError[] };

const merged = (values: readonly string[]) => [...new Set(values)];

/** The members that are chosen from a few: see `ParseContext.unordered`. */
const CHOICES = ['grantTypes', 'responseTypes', 'allowedIdentityTokenSigningAlgorithms'] as const;

/** `configuration` with the lists of choices that hold the same as before in the order that they had. */
function inStandingOrder(
  configuration: RegistrationConfiguration,
  previous: RegistrationConfiguration,
): RegistrationConfiguration {
  const same = CHOICES.filter((field) => configuration[field].length === previous[field].length).filter((field) =>
    configuration[field].every((value) => previous[field].includes(value)),
  );
  return { ...configuration, ...Object.fromEntries(same.map((field) => [field, previous[field]])) };
}

/** Duplicates say nothing twice, and of a key only its public members are kept; nothing else is changed. */
function normalise(draft: RegistrationConfiguration): RegistrationConfiguration {
  return {
    ...draft,
    jwks: draft.jwks === null ? null : publicJwks(draft.jwks),
    contacts: merged(draft.contacts),
    grantTypes: merged(draft.grantTypes),
    responseTypes: merged(draft.responseTypes),
    redirectUris: merged(draft.redirectUris),
    postLogoutRedirectUris: merged(draft.postLogoutRedirectUris),
    allowedCorsOrigins: merged(draft.allowedCorsOrigins),
    scopes: merged(draft.scopes),
    allowedIdentityTokenSigningAlgorithms: merged(draft.allowedIdentityTokenSigningAlgorithms),
    identityProviderRestrictions: merged(draft.identityProviderRestrictions),
  };
}

/**
 * The one schema of a registration: the form, the REST API, import and dynamic registration all come through here (layout.md).
 * Takes anything; answers the whole configuration with its defaults, or every bad member with its reason. A Built-in
 * registration whose client ID was left to us comes back with `clientId: ''`: whoever has randomness fills it in. With lenient
 * names the same holds for the registration ID, and for a name that would have been it.
 */
export function parseRegistration(input: unknown, context: ParseContext): ParseResult {
  if (!isJsonObject(input)) return { ok: false, fieldErrors: [NOT_A_REGISTRATION] };
  const { draft, errors: misread, malformed } = readDraft(input, context);
  const sound = RULES.filter(({ reads }) => !reads.some((field) => malformed.has(field)));
  const errors = [...misread, ...sound.flatMap(({ check }) => check(draft, context))];
  if (errors.length > 0) return { ok: false, fieldErrors: errors };
  const value = normalise(draft);
  const { previous, unordered } = context;
  return { ok: true, value: unordered && previous !== null ? inStandingOrder(value, previous) : value };
}
