/** The client of seed A's real-life PUT, from its facts: names and values as a script of an administrator sends them. */
const HOST = 'https://endpoint';
const PORTS = [32201, 32203, 32204, 32205];

export const vidiEditor = {
  absoluteRefreshTokenLifetime: 2592000,
  accessTokenLifetime: 10800,
  accessTokenType: 0,
  allowAccessTokensViaBrowser: true,
  allowOfflineAccess: true,
  allowRememberConsent: true,
  allowedCorsOrigins: [`${HOST}:32201`, `${HOST}:32203`, `${HOST}:8080`],
  allowedGrantTypes: ['implicit'],
  allowedScopes: ['openid', 'identityscope', 'profile', 'mediaeditorscope', 'api1', 'configportalscope'],
  alwaysIncludeUserClaimsInIdToken: true,
  alwaysSendClientClaims: true,
  authorizationCodeLifetime: 30800,
  claims: [
    { type: 'role', value: 'MP_API_CONSUMER' },
    { type: 'role', value: 'CP_API_CONSUMER' },
    { type: 'client_role', value: 'CP_API_CONSUMER' },
    { type: 'mediaportal_user', value: 'admin' },
  ],
  clientClaimsPrefix: '',
  clientId: 'mediaeditorfrontend',
  clientName: 'VidiEditor Front-end Client',
  clientSecrets: [{ description: 'Client for VidiEditor GUI', value: '' }],
  identityTokenLifetime: 3600,
  includeJwtId: false,
  postLogoutRedirectUris: PORTS.map((port) => `${HOST}:${port}/`),
  redirectUris: PORTS.flatMap((port) => [`${HOST}:${port}/`, `${HOST}:${port}/assets/silent-refresh.html`]),
  refreshTokenExpiration: 1,
  refreshTokenUsage: 1,
  requireClientSecret: false,
  requireConsent: false,
  slidingRefreshTokenLifetime: 86400,
  updateAccessTokenClaimsOnRefresh: true,
};
