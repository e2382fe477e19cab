/**
 * From a document of the wire to what `parseRegistration` takes: the one schema still judges every member. Here is only what the
 * wire says in another shape, and what it must not ask for.
 */
import { fieldError } from '../../field-errors';
import type { FieldError } from '../../problem';
import { hasInteractiveGrant } from '../../registration/grants';
import type { RegistrationConfiguration } from '../../registration/model';
import { refreshTokenLimitOf } from '../../registration/refresh';
import { contradictions, GRANT_SETS, type GrantSet, grantsFromWire } from './grants';
import { PLAIN_MEMBERS, SPOKEN_FIELDS, said, type WireDocument } from './members';
import { readSubject, type Sector } from './subject';

/** What the server decides where the client says nothing, and what it lets this client ask for. */
export type WireTerms = {
  grantSet: GrantSet;
  /** RFC 7591 §2: scopes of an interactive client that names none. */
  defaultScopes: readonly string[];
  /** All that may be asked for; null: anything. */
  allowedGrants: readonly string[] | null;
  allowedScopes: readonly string[] | null;
};

export type WireRequest = {
  /** For `parseRegistration`. The salt of a pairwise client is still to be filled in, once `sector` is proven. */
  input: Record<string, unknown>;
  sector: Sector | null;
  isPairwise: boolean;
  /** What is wrong with the document as such. Paths are members of ours, or of the wire where we have none. */
  errors: FieldError[];
};

/** RFC 7518 §3.1: `none` proves nothing, and HS* needs the secret of which only a digest is kept (security.md §2). */
const UNPROVABLE = /^(none|HS\d+)$/;
/** Not registered, but not let by either: whoever asks for these must not believe to have got them. */
const ALGORITHM_MEMBERS = [
  'userinfo_signed_response_alg',
  'introspection_signed_response_alg',
  'authorization_signed_response_alg',
  'request_object_signing_alg',
  'token_endpoint_auth_signing_alg',
] as const;
/** Stored and exported where an administrator chooses them, but nothing here could authenticate such a client (fields.md §2). */
const UNSERVED_METHODS = ['tls_client_auth', 'self_signed_tls_client_auth'];

/**
 * Reads a document. `previous` is what a PUT replaces (RFC 7592 §2.2): members that the wire has no word for stay as an
 * administrator set them. Never throws, changes nothing.
 */
export function readWireDocument(
  document: WireDocument,
  terms: WireTerms,
  previous: RegistrationConfiguration | null,
): WireRequest {
  const method = said(document, 'token_endpoint_auth_method');
  const isPublic = method === 'none';
  const grants = readGrants(document, terms, isPublic);
  const redirectUris = texts(said(document, 'redirect_uris')) ?? [];
  const { sector, isPairwise, errors: subjectErrors } = readSubject(document, redirectUris);
  const input = {
    ...unspoken(previous),
    ...plainMembers(document, previous),
    providerMode: 'built_in',
    clientType: isPublic ? 'public' : 'confidential',
    ...grants.input,
    refreshTokenLimit: refreshLimit(grants.input.grantTypes, previous),
    scopes: readScopes(said(document, 'scope'), grants.input.grantTypes, terms, previous),
    userSsoLifetime: atLeastOneSecond(said(document, 'default_max_age')),
    allowedIdentityTokenSigningAlgorithms: idTokenAlgorithms(document, previous),
    pairWiseSubjectSalt: isPairwise ? (previous?.pairWiseSubjectSalt ?? null) : null,
  };
  const errors = [
    ...grants.errors,
    ...scopeErrors(document),
    ...subjectErrors,
    ...algorithmErrors(document),
    ...methodErrors(method),
  ];
  return { input, sector, isPairwise, errors };
}

/** What the wire cannot say, as it stands; nothing on create. */
function unspoken(previous: RegistrationConfiguration | null): Record<string, unknown> {
  const spoken: readonly string[] = SPOKEN_FIELDS;
  return Object.fromEntries(Object.entries(previous ?? {}).filter(([field]) => !spoken.includes(field)));
}

/** Front-Channel Logout §2, Back-Channel Logout §2.2: false when left out. Without an address there is nothing to require of it. */
const SESSION_MEMBERS = [
  ['frontchannel_logout_uri', 'frontchannel_logout_session_required'],
  ['backchannel_logout_uri', 'backchannel_logout_session_required'],
] as const;

function plainMembers(document: WireDocument, previous: RegistrationConfiguration | null): Record<string, unknown> {
  const spoken = new Map(Object.keys(PLAIN_MEMBERS).map((member) => [member, said(document, member)]));
  for (const [uri, required] of SESSION_MEMBERS) {
    const standing = previous?.[PLAIN_MEMBERS[required]];
    spoken.set(required, spoken.get(uri) === undefined ? standing : (spoken.get(required) ?? false));
  }
  const members = Object.entries(PLAIN_MEMBERS).map(([wire, field]) => [field, spoken.get(wire)] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

function readGrants(document: WireDocument, terms: WireTerms, isPublic: boolean) {
  const listed = said(document, 'grant_types');
  const grants = listed === undefined ? defaultGrants(terms, isPublic) : texts(listed);
  const types = said(document, 'response_types');
  const responseTypes = types === undefined ? null : texts(types);
  if (grants === null || (types !== undefined && responseTypes === null)) {
    // Not lists of texts: the schema says so, with the place.
    return { input: { grantTypes: listed, responseTypes: types } as Record<string, unknown>, errors: [] };
  }
  const input: Record<string, unknown> = grantsFromWire(grants, responseTypes);
  return { input, errors: contradictions(grants, responseTypes ?? (input.responseTypes as string[])) };
}

/** fields.md §8: the server's set; only `authorization_code` for a public client. Of a token's limits, what they leave. */
function defaultGrants({ grantSet, allowedGrants }: WireTerms, isPublic: boolean): string[] {
  const set: readonly string[] = isPublic ? GRANT_SETS.rfc7591 : GRANT_SETS[grantSet];
  if (allowedGrants === null) return [...set];
  const left = set.filter((grant) => allowedGrants.includes(grant));
  return left.length > 0 ? left : [...allowedGrants];
}

/** fields.md §5: listed without a limit means unlimited; a limit that an administrator set stays. */
function refreshLimit(grantTypes: unknown, previous: RegistrationConfiguration | null) {
  const limit = refreshTokenLimitOf({ grantTypes: texts(grantTypes) ?? [] });
  return limit === 0 ? 0 : previous?.refreshTokenLimit || limit;
}

/** RFC 7591 §2: one text, separated by blanks; left out, the server may give a default set. */
function readScopes(
  scope: unknown,
  grantTypes: unknown,
  { defaultScopes, allowedScopes }: WireTerms,
  previous: RegistrationConfiguration | null,
): unknown {
  if (typeof scope === 'string') return scope.split(' ').filter((name) => name !== '');
  // Nothing is how the wire says “none”: a client that has none is not given some because it says so.
  if (previous?.scopes.length === 0) return [];
  if (!hasInteractiveGrant(texts(grantTypes) ?? [])) return [];
  return defaultScopes.filter((name) => allowedScopes === null || allowedScopes.includes(name));
}

/** Ours is a list, so the schema would ask for one. */
function scopeErrors(document: WireDocument): FieldError[] {
  const scope = said(document, 'scope');
  return scope === undefined || typeof scope === 'string'
    ? []
    : [fieldError('scopes', 'wrong_type', { expected: 'text' })];
}

/** OIDC Registration §2: `default_max_age` 0 asks for a fresh sign-in each time; a second is the least that is kept. */
const atLeastOneSecond = (seconds: unknown) => (seconds === 0 ? 1 : seconds);

/** The wire names one; an administrator may have allowed more, and the first is the one that the wire shows. */
function idTokenAlgorithms(document: WireDocument, previous: RegistrationConfiguration | null): unknown {
  const algorithm = said(document, 'id_token_signed_response_alg');
  if (algorithm === undefined) return [];
  const allowed = previous?.allowedIdentityTokenSigningAlgorithms ?? [];
  return allowed[0] === algorithm ? allowed : [algorithm];
}

function algorithmErrors(document: WireDocument): FieldError[] {
  return ALGORITHM_MEMBERS.flatMap((member) => {
    const value = said(document, member);
    return typeof value === 'string' && UNPROVABLE.test(value)
      ? [fieldError(member, 'algorithm_unprovable', { value })]
      : [];
  });
}

function methodErrors(method: unknown): FieldError[] {
  if (typeof method !== 'string' || !UNSERVED_METHODS.includes(method)) return [];
  return [fieldError('tokenEndpointAuthMethod', 'auth_method_unserved', { value: method })];
}

/** What a registration asks for beyond what it may (an initial access token's limits, or those of open registration). */
export function beyondTerms(
  { grantTypes, scopes }: Pick<RegistrationConfiguration, 'grantTypes' | 'scopes'>,
  { allowedGrants, allowedScopes }: WireTerms,
): FieldError[] {
  const beyond = (values: readonly string[], allowed: readonly string[] | null) =>
    allowed === null ? [] : values.filter((value) => !allowed.includes(value));
  return [
    ...beyond(grantTypes, allowedGrants).map((value) => fieldError('grantTypes', 'grant_not_allowed', { value })),
    ...beyond(scopes, allowedScopes).map((value) => fieldError('scopes', 'scope_not_allowed', { value })),
  ];
}

/** A list of texts, or null. */
function texts(value: unknown): string[] | null {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
}
