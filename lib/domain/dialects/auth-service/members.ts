import type { RegistrationField } from '../../registration/model';

/** Members of seed A's client that are members of ours, under the same or another name, in the seed's order. */
export const SAME_MEANING = {
  clientId: 'clientId',
  clientName: 'name',
  clientUri: 'clientUri',
  logoUri: 'logoUri',
  enabled: 'enabled',
  description: 'description',
  pairWiseSubjectSalt: 'pairWiseSubjectSalt',
  userCodeType: 'userCodeType',
  identityTokenLifetime: 'identityTokenLifetime',
  authorizationCodeLifetime: 'authorizationCodeLifetime',
  absoluteRefreshTokenLifetime: 'absoluteRefreshTokenLifetime',
  slidingRefreshTokenLifetime: 'slidingRefreshTokenLifetime',
  consentLifetime: 'consentLifetime',
  userSsoLifetime: 'userSsoLifetime',
  deviceCodeLifetime: 'deviceCodeLifetime',
  updateAccessTokenClaimsOnRefresh: 'updateAccessTokenClaimsOnRefresh',
  enableLocalLogin: 'enableLocalLogin',
  includeJwtId: 'includeJwtId',
  requireConsent: 'requireConsent',
  allowRememberConsent: 'allowRememberConsent',
  requirePkce: 'requirePkce',
  allowPlainTextPkce: 'allowPlainTextPkce',
  requireRequestObject: 'requireRequestObject',
  allowAccessTokensViaBrowser: 'allowAccessTokensViaBrowser',
  alwaysSendClientClaims: 'alwaysSendClientClaims',
  clientClaimsPrefix: 'clientClaimsPrefix',
  alwaysIncludeUserClaimsInIdToken: 'alwaysIncludeUserClaimsInIdToken',
  frontChannelLogoutUri: 'frontChannelLogoutUri',
  frontChannelLogoutSessionRequired: 'frontChannelLogoutSessionRequired',
  backChannelLogoutUri: 'backChannelLogoutUri',
  backChannelLogoutSessionRequired: 'backChannelLogoutSessionRequired',
  redirectUris: 'redirectUris',
  postLogoutRedirectUris: 'postLogoutRedirectUris',
  allowedCorsOrigins: 'allowedCorsOrigins',
  allowedGrantTypes: 'grantTypes',
  allowedScopes: 'scopes',
  allowedIdentityTokenSigningAlgorithms: 'allowedIdentityTokenSigningAlgorithms',
  identityProviderRestrictions: 'identityProviderRestrictions',
  properties: 'properties',
} as const satisfies Record<string, RegistrationField>;

/** Members whose values are numbers there and words here: the word at 0, the word at 1. */
export const VALUE_CODES = {
  refreshTokenUsage: ['reuse', 'oneTimeOnly'],
  refreshTokenExpiration: ['sliding', 'absolute'],
  accessTokenType: ['jwt', 'reference'],
} as const satisfies Partial<Record<RegistrationField, readonly [string, string]>>;

/** The only protocol there is. */
export const PROTOCOL = 'oidc';

const ELSEWHERE: Partial<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(SAME_MEANING).map(([theirs, ours]) => [ours, theirs])),
  clientType: 'requireClientSecret',
  tokenEndpointAuthMethod: 'requireClientSecret',
  refreshTokenLimit: 'allowOfflineAccess',
  responseTypes: 'allowedGrantTypes',
  registrationId: 'clientId',
};

/** Where among `clientSecrets` those stand that were taken. */
export type SecretPlaces = { current: number; retiring: number };

/** A path of our model as one of the dialect's: `grantTypes.0` → `allowedGrantTypes.0`. */
export function dialectPath(path: string, { current, retiring }: SecretPlaces = { current: 0, retiring: 1 }): string {
  const [first = '', ...rest] = path.split('.');
  if (first === 'secret' || first === 'retiring') {
    const member = rest[0] === 'expiresAt' ? 'expiration' : rest[0];
    return ['clientSecrets', first === 'secret' ? current : retiring, ...(member === undefined ? [] : [member])].join(
      '.',
    );
  }
  return [ELSEWHERE[first] ?? first, ...rest].join('.');
}
