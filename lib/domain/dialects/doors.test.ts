/**
 * One registration has four doors: the model (`/api/v1/registrations`, import), the form, the wire of RFC 7591, and the AuthService.
 * They speak differently and come to the same (fields.md): here each is asked with what the others say.
 */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultConfiguration, FIELDS, fieldsOf } from '../registration/fields';
import { DEVICE_CODE } from '../registration/grants';
import type { RegistrationConfiguration, RegistrationField } from '../registration/model';
import { ecKey, rsaKey } from '../registration/parse.fixture';
import { REFRESH_TOKEN } from '../registration/refresh';
import { SIGNING_ALGORITHMS } from '../signing-algorithms';
import { SAME_MEANING } from './auth-service/members';
import { asBoxes, DOORS, type Door, ENTER, GLOBAL_LIFETIME, type Members, SAY, SPOKEN, value } from './doors.fixture';
import { PLAIN_MEMBERS, SHAPED_MEMBERS } from './rfc7591/members';

const https = fc.constantFrom('https://a.example/cb', 'https://a.example/cb?x=1', 'https://b.example:8443/x');
const uris = fc.uniqueArray(https, { minLength: 1 });
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const text = (...values: string[]) => fc.constantFrom('', ...values);
const lifetime = fc.integer({ min: 1, max: 2_147_483_646 });
const row = fc.record({
  type: fc.constantFrom('role', 'tenant'),
  value: fc.constantFrom('7', '15'),
  valueType: fc.constantFrom('http://www.w3.org/2001/XMLSchema#string', 'http://www.w3.org/2001/XMLSchema#integer'),
});
const flows = fc.constantFrom<Partial<RegistrationConfiguration>>(
  { grantTypes: ['authorization_code'], responseTypes: ['code'] },
  { grantTypes: ['hybrid'], responseTypes: ['code id_token'] },
  { grantTypes: ['authorization_code', 'hybrid', 'implicit'], responseTypes: ['code', 'id_token', 'code id_token'] },
  { grantTypes: ['authorization_code', DEVICE_CODE, 'urn:example:grant'], responseTypes: ['code'] },
  { grantTypes: ['implicit'], responseTypes: ['id_token'] },
  { grantTypes: [], responseTypes: [] },
);
const authentication = fc.constantFrom<Partial<RegistrationConfiguration>>(
  { clientType: 'public', tokenEndpointAuthMethod: 'none' },
  { tokenEndpointAuthMethod: 'client_secret_post' },
  { tokenEndpointAuthMethod: 'private_key_jwt', jwks: { keys: [ecKey, rsaKey] } },
  { tokenEndpointAuthMethod: 'private_key_jwt', jwksUri: 'https://a.example/jwks' },
);
/** A limit and the grant on the wire are one control (fields.md §5). */
const refreshing = fc.constantFrom<{ refreshTokenLimit: number | 'unlimited'; grants: string[] }>(
  { refreshTokenLimit: 'unlimited', grants: [REFRESH_TOKEN] },
  { refreshTokenLimit: 0, grants: [] },
);
const others = fc.record({
  name: fc.constantFrom('Shop', 'Ünïcödé 2'),
  version: fc.constantFrom('1.0', '2.4.1-rc'),
  description: text('One\ntwo'),
  enabled: fc.boolean(),
  clientUri: optional(https),
  logoUri: optional(https),
  tosUri: optional(https),
  policyUri: optional(https),
  contacts: fc.uniqueArray(fc.constantFrom('a@b.example', 'c@d.example')),
  applicationType: fc.constantFrom('web', 'native'),
  redirectUris: uris,
  postLogoutRedirectUris: fc.uniqueArray(https),
  allowedCorsOrigins: fc.uniqueArray(fc.constantFrom('https://a.example', 'https://b.example:8443')),
  scopes: fc.uniqueArray(fc.constantFrom('openid', 'profile', 'orders:read')),
  requirePkce: fc.boolean(),
  allowPlainTextPkce: fc.boolean(),
  requireRequestObject: fc.boolean(),
  accessTokenLifetime: fc.oneof(lifetime, fc.constantFrom(null, 'never' as const)),
  refreshTokenUsage: fc.constantFrom('oneTimeOnly', 'reuse'),
  refreshTokenExpiration: fc.constantFrom('absolute', 'sliding'),
  accessTokenType: fc.constantFrom('jwt', 'reference'),
  absoluteRefreshTokenLifetime: lifetime,
  slidingRefreshTokenLifetime: lifetime,
  identityTokenLifetime: lifetime,
  authorizationCodeLifetime: lifetime,
  deviceCodeLifetime: lifetime,
  updateAccessTokenClaimsOnRefresh: fc.boolean(),
  includeJwtId: fc.boolean(),
  allowedIdentityTokenSigningAlgorithms: fc.shuffledSubarray([...SIGNING_ALGORITHMS]),
  claims: fc.array(row, { maxLength: 3 }),
  alwaysSendClientClaims: fc.boolean(),
  clientClaimsPrefix: text('client_'),
  alwaysIncludeUserClaimsInIdToken: fc.boolean(),
  enableLocalLogin: fc.boolean(),
  identityProviderRestrictions: fc.uniqueArray(fc.constantFrom('Google', 'Company')),
  userSsoLifetime: optional(lifetime),
  requireConsent: fc.boolean(),
  allowRememberConsent: fc.boolean(),
  consentLifetime: optional(lifetime),
  frontChannelLogoutUri: optional(https),
  frontChannelLogoutSessionRequired: fc.boolean(),
  backChannelLogoutUri: optional(https),
  backChannelLogoutSessionRequired: fc.boolean(),
  userCodeType: fc.constantFrom('', 'Numeric'),
  properties: fc.dictionary(fc.constantFrom('team', 'cost'), fc.constantFrom('x', 'y z')),
});
const configurations = fc
  .tuple(flows, authentication, refreshing, others)
  .map(([flow, method, { refreshTokenLimit, grants }, rest]) => {
    const input = { ...defaultConfiguration('built_in'), ...rest, ...method, ...flow, refreshTokenLimit };
    const grantTypes = [...(flow.grantTypes ?? []), ...grants];
    return value(ENTER.model({ ...input, registrationId: 'shop', clientId: 'shop', grantTypes }, null));
  });

/** A registration as far as a door can say it to somebody who knows nothing of it yet. */
function sayable(door: Door, configuration: RegistrationConfiguration): Members {
  const { frontChannelLogoutUri, backChannelLogoutUri, accessTokenLifetime } = configuration;
  const said: Members = Object.fromEntries(SPOKEN[door].map((field) => [field, configuration[field]]));
  said.grantTypes = [...configuration.grantTypes].sort();
  said.responseTypes = [...configuration.responseTypes].sort();
  if (door === 'form') {
    said.allowedIdentityTokenSigningAlgorithms = asBoxes(
      'allowedIdentityTokenSigningAlgorithms',
      configuration.allowedIdentityTokenSigningAlgorithms,
    );
  }
  if (door === 'wire') {
    said.allowedIdentityTokenSigningAlgorithms = configuration.allowedIdentityTokenSigningAlgorithms.slice(0, 1);
    // Nothing named is the server's default set.
    if (configuration.scopes.length === 0) delete said.scopes;
    if (frontChannelLogoutUri === null) delete said.frontChannelLogoutSessionRequired;
    if (backChannelLogoutUri === null) delete said.backChannelLogoutSessionRequired;
  }
  if (door === 'authService') {
    delete said.responseTypes;
    said.accessTokenLifetime = accessTokenLifetime ?? GLOBAL_LIFETIME;
  }
  return said;
}

describe.each(DOORS)('by the door of the %s', (door) => {
  test('a registration that is sent back as it was told stays as it is', () => {
    fc.assert(
      fc.property(configurations, (configuration) => {
        expect(value(ENTER[door](SAY[door](configuration), configuration))).toEqual(configuration);
      }),
    );
  });

  test('a registration that is told elsewhere is registered the same', () => {
    fc.assert(
      fc.property(configurations, (configuration) => {
        const again = value(ENTER[door](SAY[door](configuration), null));
        expect(sayable(door, again)).toMatchObject(sayable(door, configuration));
      }),
    );
  });
});

/** One bad value for each member that can have one, and what is wrong with it. */
const BAD: readonly [RegistrationField, unknown, string][] = [
  ['registrationId', 'a b', 'registrationId: registration_id_characters'],
  ['clientId', 'a\u0000', 'clientId: client_id_characters'],
  ['name', 'a\u202eb', 'name: hidden_character'],
  ['name', 'a'.repeat(201), 'name: too_long'],
  ['version', '1\u0007', 'version: hidden_character'],
  ['description', 'a'.repeat(2_001), 'description: too_long'],
  ['clientUri', 'www.example.com', 'clientUri: uri_scheme_missing'],
  ['logoUri', 'javascript:alert(1)', 'logoUri: uri_scheme_browser'],
  ['tosUri', 'https://u@example.com/', 'tosUri: uri_userinfo'],
  ['policyUri', 'https://example.com/#x', 'policyUri: uri_fragment'],
  ['contacts', ['a@b.example', 'nobody'], 'contacts.1: not_an_email'],
  ['applicationType', 'desktop', 'applicationType: not_an_option'],
  ['tokenEndpointAuthMethod', 'basic', 'tokenEndpointAuthMethod: not_an_option'],
  ['tokenEndpointAuthMethod', 'client_secret_jwt', 'tokenEndpointAuthMethod: auth_method_digest'],
  ['tokenEndpointAuthMethod', 'private_key_jwt', 'jwks: keys_required'],
  ['jwks', '{"keys":[]}', 'jwks: jwks_empty'],
  ['jwks', '{"keys":[{"kty":"oct","k":"AA"}]}', 'jwks.keys.0: jwk_symmetric'],
  ['jwksUri', 'http://a.example/jwks', 'jwksUri: uri_https_required'],
  ['grantTypes', ['authorization_code', 'urn:a#b'], 'grantTypes.1: grant_unknown'],
  ['responseTypes', ['code', 'none'], 'responseTypes.1: response_type_unknown'],
  ['redirectUris', ['https://a.example/', 'https://*.a.example/'], 'redirectUris.1: uri_wildcard'],
  ['redirectUris', Array.from({ length: 101 }, (_, at) => `https://a.example/${at}`), 'redirectUris: too_many'],
  ['postLogoutRedirectUris', ['http://a.example/'], 'postLogoutRedirectUris.0: uri_http'],
  ['allowedCorsOrigins', ['https://a.example/x'], 'allowedCorsOrigins.0: uri_path'],
  ['scopes', ['openid', 'a"b'], 'scopes.1: scope_characters'],
  ['accessTokenLifetime', 0, 'accessTokenLifetime: out_of_bounds'],
  ['accessTokenLifetime', 2_147_483_648, 'accessTokenLifetime: out_of_bounds'],
  ...(
    [
      'identityTokenLifetime',
      'authorizationCodeLifetime',
      'deviceCodeLifetime',
      'absoluteRefreshTokenLifetime',
      'slidingRefreshTokenLifetime',
      'userSsoLifetime',
      'consentLifetime',
    ] as const
  ).flatMap((field): [RegistrationField, unknown, string][] => [
    [field, -1, `${field}: out_of_bounds`],
    [field, 1.5, `${field}: out_of_bounds`],
    [field, 2_147_483_648, `${field}: out_of_bounds`],
  ]),
  ...(['accessTokenType', 'refreshTokenUsage', 'refreshTokenExpiration'] as const).map(
    (field): [RegistrationField, unknown, string] => [field, '2', `${field}: not_an_option`],
  ),
  ['refreshTokenLimit', -1, 'refreshTokenLimit: out_of_bounds'],
  ['refreshTokenLimit', 2_147_483_648, 'refreshTokenLimit: out_of_bounds'],
  ['allowedIdentityTokenSigningAlgorithms', ['HS256'], 'allowedIdentityTokenSigningAlgorithms.0: not_an_option'],
  ['claims', [{ type: 'sub', value: 'x', valueType: '' }], 'claims.0.type: protocol_claim'],
  ['clientClaimsPrefix', 'a\u2066', 'clientClaimsPrefix: hidden_character'],
  ['pairWiseSubjectSalt', 'a'.repeat(256), 'pairWiseSubjectSalt: too_long'],
  ['identityProviderRestrictions', ['a'.repeat(256)], 'identityProviderRestrictions.0: too_long'],
  ['frontChannelLogoutUri', 'https://8.8.8.8/', 'frontChannelLogoutUri: uri_ip_public'],
  ['backChannelLogoutUri', 'http://a.example/', 'backChannelLogoutUri: uri_http_not_allowed'],
  ['userCodeType', 'Emoji', 'userCodeType: not_an_option'],
];

const GOOD = value(
  ENTER.model(
    {
      ...defaultConfiguration('built_in'),
      redirectUris: ['https://a.example/cb'],
      registrationId: 'shop',
      clientId: 'shop',
    },
    null,
  ),
);

const wireNames = new Map(
  Object.entries({ ...PLAIN_MEMBERS, ...SHAPED_MEMBERS }).map(([wire, field]) => [field as string, wire]),
);
const clientNames = new Map(Object.entries(SAME_MEANING).map(([theirs, field]) => [field as string, theirs]));

/** What each door is sent where `field` has this value. */
const SEND: Record<Door, (field: RegistrationField, bad: unknown) => Members> = {
  model: (field, bad) => ({ [field]: bad }),
  form: (field, bad) => {
    if (field === 'accessTokenLifetime') return { accessTokenLifetime: 'seconds', accessTokenSeconds: bad };
    if (field === 'refreshTokenLimit') return { refreshTokenLimit: 'limit', refreshTokenCount: bad };
    if (field === 'grantTypes' || field === 'scopes' || field === 'claims' || field.endsWith('Algorithms'))
      return { [field]: bad };
    return { [field]: Array.isArray(bad) ? bad.join('\n') : bad };
  },
  wire: (field, bad) => {
    const one =
      field === 'scopes' ? (bad as string[]).join(' ') : field.endsWith('Algorithms') ? (bad as string[])[0] : bad;
    return { [wireNames.get(field) ?? field]: one };
  },
  authService: (field, bad) => ({ [clientNames.get(field) ?? field]: bad }),
};

/** What a door speaks of in a word of its own, which holds no bad value: a switch for a limit, a subject type for a salt. */
const OWN_WORDS: Record<Door, readonly RegistrationField[]> = {
  model: [],
  form: [],
  wire: ['pairWiseSubjectSalt'],
  authService: ['refreshTokenLimit'],
};

describe.each(DOORS)('by the door of the %s is refused', (door) => {
  const rows = BAD.filter(([field]) => SPOKEN[door].includes(field) && !OWN_WORDS[door].includes(field));
  it.each(rows.map(([field, bad, problem]) => [problem, JSON.stringify(bad).slice(0, 40), field, bad] as const))(
    '%s: %s',
    (problem, _shown, field, bad) => {
      const result = ENTER[door]({ ...SAY[door](GOOD), ...SEND[door](field, bad) }, null);
      expect(result.ok ? [] : result.fieldErrors.map(({ path, code }) => `${path}: ${code}`)).toContain(problem);
    },
  );
});

it('every member that can be wrong is in the table', () => {
  // What each door says in its own way: the mode is the door's, the type follows from the method, properties are rows in the form.
  const elsewhere: readonly RegistrationField[] = ['providerMode', 'clientType', 'properties'];
  const untold = fieldsOf('built_in').filter(
    (field) => typeof FIELDS[field].defaultValue !== 'boolean' && !BAD.some(([bad]) => bad === field),
  );
  expect(untold.sort()).toEqual([...elsewhere].sort());
});
