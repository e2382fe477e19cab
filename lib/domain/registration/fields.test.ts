import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json';
import { appliesTo, defaultConfiguration, differsFromDefault, FIELD_NAMES, FIELDS, fieldsOf, SECTIONS } from './fields';
import { GRANTS, hasInteractiveGrant, isGrantType, isServedByBuiltIn, knownGrant } from './grants';
import { APPLICATION_TYPES, AUTH_METHODS, CLIENT_TYPES, PROVIDER_MODES, USER_INFO_AUTH_METHODS } from './model';

const { labels, hints, sections, values } = messages.fields;

/** fields.md: labels in bold are fixed. */
const FIXED_LABELS = {
  registrationId: 'Registration ID',
  clientId: 'Client ID',
  name: 'Name',
  version: 'Version',
  description: 'Description',
  clientType: 'Client type',
  enabled: 'Enabled',
  tokenEndpointAuthMethod: 'Client authentication method',
  secret: 'Client secret',
  grantTypes: 'Authorization grant type',
  redirectUris: 'Redirect URIs',
  redirectUriTemplate: 'Redirect URI template',
  scopes: 'Scopes',
  providerMode: 'Mode',
  issuerUrl: 'Issuer URL',
  authorizationUri: 'Authorization URI',
  tokenUri: 'Token URI',
  userInfoUri: 'User info URI',
  userInfoAuthMethod: 'User info authentication method',
  usernameAttribute: 'Username attribute name',
  jwkSetUri: 'JWK set URI',
  metadata: 'Configuration metadata',
  accessTokenLifetime: 'Expiration interval',
  refreshTokenLimit: 'Refresh count',
};

describe('the words of each field', () => {
  it('has the fixed labels', () => {
    expect(labels).toMatchObject(FIXED_LABELS);
  });

  it.each(FIELD_NAMES)('%s has a label and a hint', (field) => {
    expect(labels[field]).not.toBe('');
    expect(hints[field]).toMatch(/[.]$/);
  });

  it('has words for every section and every value', () => {
    expect(Object.keys(sections)).toEqual([...SECTIONS]);
    expect(Object.keys(values.providerMode)).toEqual([...PROVIDER_MODES]);
    expect(Object.keys(values.providerModeDescription)).toEqual([...PROVIDER_MODES]);
    expect(Object.keys(values.clientType)).toEqual([...CLIENT_TYPES]);
    expect(Object.keys(values.applicationType)).toEqual([...APPLICATION_TYPES]);
    expect(Object.keys(values.tokenEndpointAuthMethod)).toEqual([...AUTH_METHODS]);
    expect(Object.keys(values.userInfoAuthMethod)).toEqual([...USER_INFO_AUTH_METHODS]);
    expect(Object.keys(values.grantTypes)).toEqual(GRANTS.map(({ key }) => key));
  });

  it('calls the seeds’ values what the seeds call them', () => {
    expect(values.tokenEndpointAuthMethod).toMatchObject({
      client_secret_basic: 'Basic HTTP',
      client_secret_post: 'Form POST',
    });
    expect(values.grantTypes).toMatchObject({
      clientCredentials: 'Client credentials',
      password: 'Password',
      tokenExchange: 'OAuth token exchange',
    });
    expect(Object.values(values.providerMode)).toEqual(['Automatic', 'Manual', 'Built-in']);
  });
});

/** fields.md, “Which mode has which fields”. */
describe('which mode has which fields', () => {
  it.each([
    ['redirectUriTemplate', 'automatic manual'],
    ['issuerUrl', 'automatic'],
    ['authorizationUri', 'manual'],
    ['tokenUri', 'manual'],
    ['userInfoUri', 'manual'],
    ['jwkSetUri', 'manual'],
    ['userInfoAuthMethod', 'automatic manual'],
    ['usernameAttribute', 'automatic manual'],
    ['postLogoutRedirectUris', 'built_in'],
    ['allowedCorsOrigins', 'built_in'],
    ['allowPlainTextPkce', 'built_in'],
    ['requireRequestObject', 'built_in'],
    ['allowAccessTokensViaBrowser', 'built_in'],
  ] as const)('%s: %s', (field, modes) => {
    expect(FIELDS[field].modes.join(' ')).toBe(modes);
  });

  it('everything else is in every mode', () => {
    const partial = FIELD_NAMES.filter((field) => !PROVIDER_MODES.every((mode) => appliesTo(field, mode)));
    expect(partial).toHaveLength(43);
    expect(fieldsOf('built_in')).toHaveLength(FIELD_NAMES.length - 8);
  });
});

describe('defaults', () => {
  it('are those of fields.md', () => {
    expect(defaultConfiguration('automatic')).toMatchObject({
      clientType: 'confidential',
      enabled: true,
      version: '1.0',
      applicationType: 'web',
      tokenEndpointAuthMethod: 'client_secret_basic',
      requirePkce: true,
      userInfoAuthMethod: 'header',
      usernameAttribute: 'sub',
      grantTypes: [],
    });
    expect(defaultConfiguration('built_in').grantTypes).toEqual(['authorization_code']);
  });

  it('are no defaults any more once changed, and nobody else’s', () => {
    const configuration = defaultConfiguration('built_in');
    expect(differsFromDefault(configuration, 'grantTypes')).toBe(false);
    configuration.grantTypes.push('refresh_token');
    expect(differsFromDefault(configuration, 'grantTypes')).toBe(true);
    expect(defaultConfiguration('built_in').grantTypes).toEqual(['authorization_code']);
  });
});

describe('grants', () => {
  it('know which are interactive, served and confidential', () => {
    const typesWhere = (column: 'interactive' | 'confidentialOnly') =>
      GRANTS.filter((grant) => grant[column]).map(({ type }) => type);
    expect(typesWhere('interactive')).toEqual(['authorization_code', 'implicit', 'hybrid']);
    expect(typesWhere('confidentialOnly')).toEqual(['client_credentials', 'password']);
    expect(GRANTS.filter(({ servedByBuiltIn }) => !servedByBuiltIn).map(({ key }) => key)).toEqual([
      'jwtBearer',
      'saml2Bearer',
      'ciba',
      'smsOtp',
      'smtpOtp',
    ]);
    expect(isServedByBuiltIn('urn:example:typed')).toBe(false);
    expect(hasInteractiveGrant(['urn:example:typed', 'password'])).toBe(false);
    expect(knownGrant('constructor')).toBeNull();
  });

  it.each([
    ['urn:example:grant', true],
    ['https://example.com/grant?x=1', true],
    ['urn:ietf:params:oauth:grant-type:device_code', true],
    ['client_credentials', true],
    ['Client_Credentials', false],
    ['urn:', false],
    ['urn:a b', false],
    ['urn:a#b', false],
    ['urn:ü', false],
    ['//example.com', false],
    ['', false],
  ])('%s: %s', (type, isOne) => {
    expect(isGrantType(type)).toBe(isOne);
  });
});
