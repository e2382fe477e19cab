/**
 * The shape of each member: its type, its bounds, and the characters it may hold. What members mean together is in `rules/`.
 */
import { z } from 'zod';
import { stripWellKnown } from '../metadata/issuer-url';
import { freeProperties, holds, line, list, matches, prose, scopeToken, token } from '../shapes';
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
  USER_INFO_AUTH_METHODS,
} from './model';

const LIMITS = {
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
} as const;

/** A URI is judged by `lib/domain/uri`, in the rules, length included: here it only has to be text. */
const uri = z.string();

const jwks = z.unknown().transform((value, context) => {
  const read = readJwks(value);
  if (read.ok) return read.value;
  context.issues.push({ code: 'custom', input: value, params: read.flaw });
  return z.NEVER;
});

/** One `@`, a name before it, dotted labels after it: what a mail server would take, without quoting or comments. */
const EMAIL =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;

/** fields.md §5: seconds, 1 to 2,147,483,647. */
const lifetime = z.int().min(1).max(MAXIMUM_LIFETIME);

/** A claim with a value of its own. */
export const clientClaim = z.strictObject({
  type: line(LIMITS.claim).min(1),
  value: prose(LIMITS.claimValue),
  valueType: line(LIMITS.claim).default(STRING_CLAIM),
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
  allowedIdentityTokenSigningAlgorithms: list(LIMITS.algorithms, token(LIMITS.claim)),
  claims: list(LIMITS.claims, clientClaim),
  alwaysSendClientClaims: z.boolean(),
  clientClaimsPrefix: line(LIMITS.claim),
  alwaysIncludeUserClaimsInIdToken: z.boolean(),
  pairWiseSubjectSalt: line(LIMITS.salt),

  enableLocalLogin: z.boolean(),
  identityProviderRestrictions: list(LIMITS.identityProviders, line(LIMITS.claim)),
  userSsoLifetime: lifetime,
  requireConsent: z.boolean(),
  allowRememberConsent: z.boolean(),
  consentLifetime: lifetime,
  frontChannelLogoutUri: uri,
  frontChannelLogoutSessionRequired: z.boolean(),
  backChannelLogoutUri: uri,
  backChannelLogoutSessionRequired: z.boolean(),
  userCodeType: line(LIMITS.claim),
  properties: freeProperties,
} satisfies { [F in RegistrationField]: z.ZodType<NonNullable<RegistrationConfiguration[F]>> };
