/**
 * The registration as the product speaks of it (fields.md §1–6): one client at one authorization server.
 * `RegistrationConfiguration` is the whole configuration, normalised and without secrets: what a form edits, a rule judges,
 * a diff compares and an approval signs.
 */

export const PROVIDER_MODES = ['automatic', 'manual', 'built_in'] as const;
export type ProviderMode = (typeof PROVIDER_MODES)[number];

export const CLIENT_TYPES = ['confidential', 'public'] as const;
export type ClientType = (typeof CLIENT_TYPES)[number];

export const APPLICATION_TYPES = ['web', 'native'] as const;
export type ApplicationType = (typeof APPLICATION_TYPES)[number];

export const AUTH_METHODS = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'tls_client_auth',
  'self_signed_tls_client_auth',
  'none',
] as const;
export type AuthMethod = (typeof AUTH_METHODS)[number];

export const USER_INFO_AUTH_METHODS = ['header', 'form', 'query'] as const;
export type UserInfoAuthMethod = (typeof USER_INFO_AUTH_METHODS)[number];

export const REFRESH_TOKEN_USAGES = ['oneTimeOnly', 'reuse'] as const;
export type RefreshTokenUsage = (typeof REFRESH_TOKEN_USAGES)[number];

export const REFRESH_TOKEN_EXPIRATIONS = ['absolute', 'sliding'] as const;
export type RefreshTokenExpiration = (typeof REFRESH_TOKEN_EXPIRATIONS)[number];

export const ACCESS_TOKEN_TYPES = ['jwt', 'reference'] as const;
export type AccessTokenType = (typeof ACCESS_TOKEN_TYPES)[number];

/** What a person types in the device flow: IdentityServer's name of a code of digits; empty: the server's usual one. */
export const USER_CODE_TYPES = ['', 'Numeric'] as const;
export type UserCodeType = (typeof USER_CODE_TYPES)[number];

/** The longest lifetime there is, in seconds; “never expires” is this long on the wire. */
export const MAXIMUM_LIFETIME = 2_147_483_647;

/** A claim about the client itself. `valueType` is an XML Schema type (seed A) and decides how the value stands in a token. */
export type ClientClaim = { type: string; value: string; valueType: string };

export const STRING_CLAIM = 'http://www.w3.org/2001/XMLSchema#string';

export type RegistrationConfiguration = {
  registrationId: string;
  providerMode: ProviderMode;

  clientId: string;
  name: string;
  version: string;
  description: string;
  clientType: ClientType;
  enabled: boolean;
  clientUri: string | null;
  logoUri: string | null;
  tosUri: string | null;
  policyUri: string | null;
  contacts: string[];
  applicationType: ApplicationType;

  tokenEndpointAuthMethod: AuthMethod;
  jwks: { keys: Record<string, unknown>[] } | null;
  jwksUri: string | null;

  grantTypes: string[];
  responseTypes: string[];
  redirectUris: string[];
  redirectUriTemplate: string | null;
  postLogoutRedirectUris: string[];
  allowedCorsOrigins: string[];
  scopes: string[];
  requirePkce: boolean;
  allowPlainTextPkce: boolean;
  requireRequestObject: boolean;
  allowAccessTokensViaBrowser: boolean;

  issuerUrl: string | null;
  authorizationUri: string | null;
  tokenUri: string | null;
  userInfoUri: string | null;
  userInfoAuthMethod: UserInfoAuthMethod;
  usernameAttribute: string;
  jwkSetUri: string | null;

  /** Seconds; `never` expires; null: the global setting. */
  accessTokenLifetime: number | 'never' | null;
  /** How often a refresh token may be used; 0: none is issued. */
  refreshTokenLimit: number | 'unlimited';
  /** Seconds, as every lifetime. */
  identityTokenLifetime: number;
  authorizationCodeLifetime: number;
  deviceCodeLifetime: number;
  absoluteRefreshTokenLifetime: number;
  slidingRefreshTokenLifetime: number;
  refreshTokenUsage: RefreshTokenUsage;
  refreshTokenExpiration: RefreshTokenExpiration;
  updateAccessTokenClaimsOnRefresh: boolean;
  accessTokenType: AccessTokenType;
  includeJwtId: boolean;
  /** Empty: what the server signs with by default. */
  allowedIdentityTokenSigningAlgorithms: string[];
  claims: ClientClaim[];
  alwaysSendClientClaims: boolean;
  clientClaimsPrefix: string;
  alwaysIncludeUserClaimsInIdToken: boolean;
  /** Makes `sub` pairwise. */
  pairWiseSubjectSalt: string | null;

  enableLocalLogin: boolean;
  /** Names of the identity providers a person may sign in with; empty: any. */
  identityProviderRestrictions: string[];
  /** Seconds since the person last authenticated; null: as long as the session lasts. */
  userSsoLifetime: number | null;
  requireConsent: boolean;
  allowRememberConsent: boolean;
  /** Seconds; null: a remembered consent never expires. */
  consentLifetime: number | null;
  frontChannelLogoutUri: string | null;
  frontChannelLogoutSessionRequired: boolean;
  backChannelLogoutUri: string | null;
  backChannelLogoutSessionRequired: boolean;
  userCodeType: UserCodeType;
  /** Free members, by their keys. */
  properties: Record<string, string>;
};

export type RegistrationField = keyof RegistrationConfiguration;
