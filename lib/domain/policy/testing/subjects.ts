import { defaultConfiguration } from '../../registration/fields';
import type { RegistrationConfiguration } from '../../registration/model';
import type { PolicySubject, SecretFacts } from '../subject';

/** A client that no rule has anything to say about; tests change one thing at a time. */
export function soundSubject(
  configuration: Partial<RegistrationConfiguration> = {},
  facts: Partial<Omit<PolicySubject, 'configuration'>> = {},
): PolicySubject {
  return {
    configuration: { ...SOUND, ...configuration },
    secrets: [secret()],
    metadata: null,
    discovery: null,
    duplicates: 0,
    globalAccessTokenLifetime: 3600,
    use: null,
    allowHttpIssuer: (origin) => origin === 'http://127.0.0.1:9000',
    now: NOW,
    ...facts,
  };
}

/** A healthy shared secret: 10 days old, good for 200 more. */
export function secret(facts: Partial<SecretFacts> = {}): SecretFacts {
  return {
    type: 'shared_secret',
    state: 'current',
    weak: false,
    createdAt: daysFromNow(-10),
    expiresAt: daysFromNow(200),
    retiresAt: null,
    ...facts,
  };
}

export const NOW = new Date('2026-01-15T12:00:00.000Z');

export function daysFromNow(days: number): Date {
  return new Date(NOW.getTime() + days * 24 * 60 * 60 * 1000);
}

const SOUND: RegistrationConfiguration = {
  ...defaultConfiguration('automatic'),
  registrationId: 'billing',
  providerMode: 'automatic',
  clientId: 'billing-client',
  name: 'Billing',
  version: '1.0',
  description: '',
  clientType: 'confidential',
  enabled: true,
  clientUri: null,
  logoUri: null,
  tosUri: null,
  policyUri: null,
  contacts: ['team@example.com'],
  applicationType: 'web',
  tokenEndpointAuthMethod: 'client_secret_basic',
  jwks: null,
  jwksUri: null,
  grantTypes: ['authorization_code'],
  responseTypes: ['code'],
  redirectUris: ['https://app.example.com/cb'],
  redirectUriTemplate: null,
  postLogoutRedirectUris: [],
  allowedCorsOrigins: [],
  scopes: ['openid'],
  requirePkce: true,
  allowPlainTextPkce: false,
  requireRequestObject: false,
  allowAccessTokensViaBrowser: false,
  issuerUrl: 'https://login.example.com',
  authorizationUri: null,
  tokenUri: null,
  userInfoUri: null,
  userInfoAuthMethod: 'header',
  usernameAttribute: 'sub',
  jwkSetUri: null,
};
