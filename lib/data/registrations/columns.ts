import { FIELD_NAMES } from '@/lib/domain/registration/fields';
import type { RegistrationConfiguration, RegistrationField } from '@/lib/domain/registration/model';
import { issuerHost, searchText } from '@/lib/domain/registration/search-text';
import { Prisma } from '../generated/client';

/** The columns that are the configuration; they bear the names of its members. */
export const CONFIGURATION_SELECT = {
  registrationId: true,
  providerMode: true,
  clientId: true,
  name: true,
  version: true,
  description: true,
  clientType: true,
  enabled: true,
  clientUri: true,
  logoUri: true,
  tosUri: true,
  policyUri: true,
  contacts: true,
  applicationType: true,
  tokenEndpointAuthMethod: true,
  jwks: true,
  jwksUri: true,
  grantTypes: true,
  responseTypes: true,
  redirectUris: true,
  redirectUriTemplate: true,
  postLogoutRedirectUris: true,
  allowedCorsOrigins: true,
  scopes: true,
  requirePkce: true,
  allowPlainTextPkce: true,
  requireRequestObject: true,
  allowAccessTokensViaBrowser: true,
  issuerUrl: true,
  authorizationUri: true,
  tokenUri: true,
  userInfoUri: true,
  userInfoAuthMethod: true,
  usernameAttribute: true,
  jwkSetUri: true,
  accessTokenLifetime: true,
  accessTokenType: true,
  includeJwtId: true,
  refreshTokenLimit: true,
  refreshTokenUsage: true,
  refreshTokenExpiration: true,
  absoluteRefreshTokenLifetime: true,
  slidingRefreshTokenLifetime: true,
  updateAccessTokenClaimsOnRefresh: true,
  identityTokenLifetime: true,
  authorizationCodeLifetime: true,
  deviceCodeLifetime: true,
  allowedIdentityTokenSigningAlgorithms: true,
  claims: true,
  alwaysSendClientClaims: true,
  clientClaimsPrefix: true,
  alwaysIncludeUserClaimsInIdToken: true,
  pairWiseSubjectSalt: true,
  enableLocalLogin: true,
  identityProviderRestrictions: true,
  userSsoLifetime: true,
  requireConsent: true,
  allowRememberConsent: true,
  consentLifetime: true,
  frontChannelLogoutUri: true,
  frontChannelLogoutSessionRequired: true,
  backChannelLogoutUri: true,
  backChannelLogoutSessionRequired: true,
  userCodeType: true,
  properties: true,
} as const satisfies Record<RegistrationField, true>;

type ConfigurationRow = Prisma.RegistrationGetPayload<{ select: typeof CONFIGURATION_SELECT }>;

/** How the column of seconds says “never expires”. */
const NEVER = 0;

/** The configuration out of a row: an allow-list, whatever else was selected. Only parsed configurations are ever written. */
export function toConfiguration(row: ConfigurationRow): RegistrationConfiguration {
  const members: Record<string, unknown> = {};
  for (const field of FIELD_NAMES) members[field] = row[field];
  members.accessTokenLifetime = row.accessTokenLifetime === NEVER ? 'never' : row.accessTokenLifetime;
  members.refreshTokenLimit = row.refreshTokenLimit ?? 'unlimited';
  return members as RegistrationConfiguration;
}

/** The members that are a number or a word, as columns of numbers. */
export function numberColumns({ accessTokenLifetime, refreshTokenLimit }: RegistrationConfiguration) {
  return {
    accessTokenLifetime: accessTokenLifetime === 'never' ? NEVER : accessTokenLifetime,
    refreshTokenLimit: refreshTokenLimit === 'unlimited' ? null : refreshTokenLimit,
  };
}

/** Columns that the list searches and sorts by. */
export function derivedColumns(configuration: RegistrationConfiguration) {
  return { searchText: searchText(configuration), issuerHost: issuerHost(configuration) };
}

/** The configuration as columns, with those that are derived from it. */
export function toColumns(configuration: RegistrationConfiguration) {
  return {
    ...configuration,
    ...numberColumns(configuration),
    jwks: configuration.jwks === null ? Prisma.DbNull : (configuration.jwks as Prisma.InputJsonObject),
    ...derivedColumns(configuration),
  };
}
