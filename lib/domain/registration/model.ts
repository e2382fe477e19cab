/**
 * The registration as the product speaks of it (fields.md §1–4): one client at one authorization server.
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
};

export type RegistrationField = keyof RegistrationConfiguration;
