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
} as const satisfies Record<RegistrationField, true>;

type ConfigurationRow = Prisma.RegistrationGetPayload<{ select: typeof CONFIGURATION_SELECT }>;

/** The configuration out of a row: an allow-list, whatever else was selected. Only parsed configurations are ever written. */
export function toConfiguration(row: ConfigurationRow): RegistrationConfiguration {
  return Object.fromEntries(FIELD_NAMES.map((field) => [field, row[field]])) as RegistrationConfiguration;
}

/** The configuration as columns, with those that are derived from it. */
export function toColumns(configuration: RegistrationConfiguration) {
  return {
    ...configuration,
    jwks: configuration.jwks === null ? Prisma.DbNull : (configuration.jwks as Prisma.InputJsonObject),
    searchText: searchText(configuration),
    issuerHost: issuerHost(configuration),
  };
}
