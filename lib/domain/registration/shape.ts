/**
 * The shape of each member: its type, its bounds, and the characters it may hold. What members mean together is in `rules/`.
 */
import { z } from 'zod';
import { flaw } from '../field-errors';
import { stripWellKnown } from '../metadata/issuer-url';
import {
  freeProperties,
  holds,
  line,
  list,
  matches,
  propertyKey,
  propertyValue,
  prose,
  scopeToken,
  token,
} from '../shapes';
import { SIGNING_ALGORITHMS } from '../signing-algorithms';
import { readJwks } from './jwks';
import type { RegistrationConfiguration, RegistrationField } from './model';
import {
  ACCESS_TOKEN_TYPES,
  APPLICATION_TYPES,
  AUTH_METHODS,
  CLIENT_TYPES,
  MAXIMUM_LIFETIME,
  PROVIDER_MODES,
  REFRESH_TOKEN_EXPIRATIONS,
  REFRESH_TOKEN_USAGES,
  STRING_CLAIM,
  USER_CODE_TYPES,
  USER_INFO_AUTH_METHODS,
} from './model';

export const LIMITS = {
  registrationId: 64,
  clientId: 255,
  name: 200,
  version: 200,
  description: 2_000,
  uris: 100,
  contact: 254,
  contacts: 50,
  grantType: 255,
  grantTypes: 50,
  responseTypes: 20,
  scopes: 200,
  usernameAttribute: 255,
  algorithms: 20,
  claim: 255,
  claimValue: 2_000,
  claims: 100,
  salt: 255,
  identityProviders: 50,
  properties: 100,
} as const;

/** A URI is judged by `lib/domain/uri`, in the rules, length included: here it only has to be text. */
const uri = z.string();

const jwks = z.unknown().transform((value, context) => {
  const read = readJwks(value);
  if (read.ok) return read.value;
  context.issues.push({ code: 'custom', input: value, params: read.flaw });
  return z.NEVER;
});

/**
 * What a mail server would take, without quoting or comments: a dot-atom of 64 at most (RFC 5321 §4.5.3.1.1), and a domain of
 * several labels whose last is no number, so that it is no address either.
 */
const EMAIL =
  /^(?=.{1,64}@)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** fields.md §5: seconds, 1 to 2,147,483,647. */
const LIFETIME = { minimum: 1, maximum: MAXIMUM_LIFETIME } as const;
const lifetime = z.int().min(LIFETIME.minimum).max(LIFETIME.maximum);

/** Between what a number must be. Whatever else stands there is told of them, and of nothing else. */
export const BOUNDS: { readonly [F in RegistrationField]?: { readonly minimum: number; readonly maximum: number } } = {
  accessTokenLifetime: LIFETIME,
  refreshTokenLimit: { minimum: 0, maximum: MAXIMUM_LIFETIME },
  identityTokenLifetime: LIFETIME,
  authorizationCodeLifetime: LIFETIME,
  deviceCodeLifetime: LIFETIME,
  absoluteRefreshTokenLifetime: LIFETIME,
  slidingRefreshTokenLifetime: LIFETIME,
  userSsoLifetime: LIFETIME,
  consentLifetime: LIFETIME,
};

/** A claim with a value of its own. */
export const clientClaim = z.strictObject({
  type: line(LIMITS.claim).min(1),
  value: prose(LIMITS.claimValue),
  valueType: line(LIMITS.claim).default(STRING_CLAIM),
});

const propertyRow = z.strictObject({ key: propertyKey, value: propertyValue });
const isRepeated = (keys: readonly string[], index: number) => keys.indexOf(keys[index] ?? '') < index;

/** Properties as a form has them: rows, of which two may have one key by mistake; an object could not say so. */
const propertyRows = list(LIMITS.properties, propertyRow)
  .check((context) => {
    const keys = context.value.map(({ key }) => key);
    const repeated = keys.flatMap((key, index) => (isRepeated(keys, index) ? [{ key, index }] : []));
    for (const { key, index } of repeated) {
      const params = flaw('property_twice', { key });
      context.issues.push({ code: 'custom', input: key, path: [index, 'key'], params });
    }
  })
  .transform((rows) => Object.fromEntries(rows.map(({ key, value }) => [key, value])));

const properties = z.unknown().transform((value, context): Record<string, string> => {
  const result = (Array.isArray(value) ? propertyRows : freeProperties).safeParse(value);
  if (result.success) return result.data;
  context.issues.push(...(result.error.issues as typeof context.issues));
  return z.NEVER;
});

export const SHAPES = {
  registrationId: holds(
    token(LIMITS.registrationId),
    matches(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'registration_id_characters'),
  ),
  providerMode: z.enum(PROVIDER_MODES),
  // RFC 6749 Appendix A.1: VSCHAR. A blank at either end is a slip of the clipboard, never part of what a provider issued.
  clientId: holds(token(LIMITS.clientId), matches(/^[!-~](?:[ -~]*[!-~])?$/, 'client_id_characters')),
  name: line(LIMITS.name),
  version: line(LIMITS.version),
  description: prose(LIMITS.description),
  clientType: z.enum(CLIENT_TYPES),
  enabled: z.boolean(),
  clientUri: uri,
  logoUri: uri,
  tosUri: uri,
  policyUri: uri,
  contacts: list(LIMITS.contacts, holds(token(LIMITS.contact), matches(EMAIL, 'not_an_email'))),
  applicationType: z.enum(APPLICATION_TYPES),

  tokenEndpointAuthMethod: z.enum(AUTH_METHODS),
  jwks,
  jwksUri: uri,

  grantTypes: list(LIMITS.grantTypes, token(LIMITS.grantType)),
  responseTypes: list(LIMITS.responseTypes, token(LIMITS.grantType)),
  redirectUris: list(LIMITS.uris, uri),
  redirectUriTemplate: uri,
  postLogoutRedirectUris: list(LIMITS.uris, uri),
  allowedCorsOrigins: list(LIMITS.uris, uri),
  scopes: list(LIMITS.scopes, scopeToken),
  requirePkce: z.boolean(),
  allowPlainTextPkce: z.boolean(),
  requireRequestObject: z.boolean(),
  allowAccessTokensViaBrowser: z.boolean(),

  // security.md §3: people paste the address of the document; the issuer is what stands before it.
  issuerUrl: uri.transform(stripWellKnown),
  authorizationUri: uri,
  tokenUri: uri,
  userInfoUri: uri,
  userInfoAuthMethod: z.enum(USER_INFO_AUTH_METHODS),
  usernameAttribute: line(LIMITS.usernameAttribute),
  jwkSetUri: uri,

  accessTokenLifetime: z.union([lifetime, z.literal('never')]),
  refreshTokenLimit: z.union([z.int().min(0).max(MAXIMUM_LIFETIME), z.literal('unlimited')]),
  identityTokenLifetime: lifetime,
  authorizationCodeLifetime: lifetime,
  deviceCodeLifetime: lifetime,
  absoluteRefreshTokenLifetime: lifetime,
  slidingRefreshTokenLifetime: lifetime,
  refreshTokenUsage: z.enum(REFRESH_TOKEN_USAGES),
  refreshTokenExpiration: z.enum(REFRESH_TOKEN_EXPIRATIONS),
  updateAccessTokenClaimsOnRefresh: z.boolean(),
  accessTokenType: z.enum(ACCESS_TOKEN_TYPES),
  includeJwtId: z.boolean(),
  allowedIdentityTokenSigningAlgorithms: list(LIMITS.algorithms, z.enum(SIGNING_ALGORITHMS)),
  claims: list(LIMITS.claims, clientClaim),
  alwaysSendClientClaims: z.boolean(),
  clientClaimsPrefix: line(LIMITS.claim),
  alwaysIncludeUserClaimsInIdToken: z.boolean(),
  pairWiseSubjectSalt: line(LIMITS.salt),

  enableLocalLogin: z.boolean(),
  identityProviderRestrictions: list(LIMITS.identityProviders, line(LIMITS.claim).min(1)),
  userSsoLifetime: lifetime,
  requireConsent: z.boolean(),
  allowRememberConsent: z.boolean(),
  consentLifetime: lifetime,
  frontChannelLogoutUri: uri,
  frontChannelLogoutSessionRequired: z.boolean(),
  backChannelLogoutUri: uri,
  backChannelLogoutSessionRequired: z.boolean(),
  userCodeType: z.enum(USER_CODE_TYPES),
  properties,
} satisfies { [F in RegistrationField]: z.ZodType<NonNullable<RegistrationConfiguration[F]>> };
