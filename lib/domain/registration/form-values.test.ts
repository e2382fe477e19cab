import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SIGNING_ALGORITHMS } from '../signing-algorithms';
import { appliesTo, defaultConfiguration, FIELD_NAMES } from './fields';
import { joinLines, lineValues, readLines, replaceLine } from './form-lines';
import type { FormRow } from './form-rows';
import { EMPTY_FORM_VALUES, fromConfiguration, toRegistrationInput } from './form-values';
import { fromFormData, ROW_FIELDS, readSubmission } from './form-values-submitted';
import {
  ACCESS_TOKEN_TYPES,
  AUTH_METHODS,
  MAXIMUM_LIFETIME,
  PROVIDER_MODES,
  REFRESH_TOKEN_EXPIRATIONS,
  REFRESH_TOKEN_USAGES,
  type RegistrationConfiguration,
  type RegistrationField,
  USER_CODE_TYPES,
} from './model';
import { refreshTokenLimitOf } from './refresh';

const line = fc.string({ minLength: 1, maxLength: 40 }).filter((value) => !/[\r\n]|^[ \t]|[ \t]$/.test(value));
const lines = fc.uniqueArray(line, { maxLength: 5 });
const optional = fc.option(fc.string({ minLength: 1 }), { nil: null });
/** A cell of a table as a text field holds it: on one line, and not empty. */
const cell = fc.string({ minLength: 1, maxLength: 20 }).filter((value) => !/[\r\n]/.test(value));
const lifetime = fc.integer({ min: 1, max: MAXIMUM_LIFETIME });
const token = fc.stringMatching(/^[!#-+\--[\]-~]{1,12}$/);

const configurations: fc.Arbitrary<RegistrationConfiguration> = fc.record({
  registrationId: fc.string({ minLength: 1 }),
  providerMode: fc.constantFrom(...PROVIDER_MODES),
  clientId: fc.string({ minLength: 1 }),
  name: fc.string({ minLength: 1 }),
  version: fc.string(),
  description: fc.string(),
  clientType: fc.constantFrom('confidential', 'public'),
  enabled: fc.boolean(),
  clientUri: optional,
  logoUri: optional,
  tosUri: optional,
  policyUri: optional,
  contacts: lines,
  applicationType: fc.constantFrom('web', 'native'),
  tokenEndpointAuthMethod: fc.constantFrom(...AUTH_METHODS),
  jwks: fc.option(fc.record({ keys: fc.array(fc.dictionary(fc.string(), fc.string())) }), { nil: null }),
  jwksUri: optional,
  grantTypes: fc.uniqueArray(
    fc.oneof(fc.constantFrom('authorization_code', 'client_credentials', 'refresh_token'), line),
    { maxLength: 4 },
  ),
  responseTypes: lines,
  redirectUris: lines,
  redirectUriTemplate: optional,
  postLogoutRedirectUris: lines,
  allowedCorsOrigins: lines,
  scopes: fc.uniqueArray(token, { maxLength: 5 }),
  requirePkce: fc.boolean(),
  allowPlainTextPkce: fc.boolean(),
  requireRequestObject: fc.boolean(),
  allowAccessTokensViaBrowser: fc.boolean(),
  issuerUrl: optional,
  authorizationUri: optional,
  tokenUri: optional,
  userInfoUri: optional,
  userInfoAuthMethod: fc.constantFrom('header', 'form', 'query'),
  usernameAttribute: fc.string(),
  jwkSetUri: optional,
  accessTokenLifetime: fc.oneof(lifetime, fc.constantFrom(null, 'never' as const)),
  accessTokenType: fc.constantFrom(...ACCESS_TOKEN_TYPES),
  includeJwtId: fc.boolean(),
  refreshTokenLimit: fc.oneof(fc.nat(), fc.constant('unlimited' as const)),
  refreshTokenUsage: fc.constantFrom(...REFRESH_TOKEN_USAGES),
  refreshTokenExpiration: fc.constantFrom(...REFRESH_TOKEN_EXPIRATIONS),
  absoluteRefreshTokenLifetime: lifetime,
  slidingRefreshTokenLifetime: lifetime,
  updateAccessTokenClaimsOnRefresh: fc.boolean(),
  identityTokenLifetime: lifetime,
  authorizationCodeLifetime: lifetime,
  deviceCodeLifetime: lifetime,
  allowedIdentityTokenSigningAlgorithms: fc.subarray([...SIGNING_ALGORITHMS]),
  claims: fc.array(fc.record({ type: cell, value: fc.string(), valueType: cell }), { maxLength: 4 }),
  alwaysSendClientClaims: fc.boolean(),
  clientClaimsPrefix: fc.string(),
  alwaysIncludeUserClaimsInIdToken: fc.boolean(),
  pairWiseSubjectSalt: optional,
  enableLocalLogin: fc.boolean(),
  identityProviderRestrictions: lines,
  userSsoLifetime: fc.option(lifetime, { nil: null }),
  requireConsent: fc.boolean(),
  allowRememberConsent: fc.boolean(),
  consentLifetime: fc.option(lifetime, { nil: null }),
  frontChannelLogoutUri: optional,
  frontChannelLogoutSessionRequired: fc.boolean(),
  backChannelLogoutUri: optional,
  backChannelLogoutSessionRequired: fc.boolean(),
  userCodeType: fc.constantFrom(...USER_CODE_TYPES),
  properties: fc.dictionary(cell, fc.string(), { maxKeys: 4 }),
} satisfies { [F in RegistrationField]: fc.Arbitrary<RegistrationConfiguration[F]> });

/** What the rules hear of a configuration that could have been saved. */
function heard(configuration: RegistrationConfiguration): Record<string, unknown> {
  const fields = FIELD_NAMES.filter((field) => appliesTo(field, configuration.providerMode));
  return Object.fromEntries(fields.map((field) => [field, configuration[field]]));
}

/** An empty number is one that is not there. */
function absent(sent: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(sent);
  return Object.fromEntries(
    entries.map(([field, value]) => [field, LIFETIMES.has(field) && value === '' ? null : value]),
  );
}
const LIFETIMES: ReadonlySet<string> = new Set(['userSsoLifetime', 'consentLifetime']);

describe('a registration through the form', () => {
  test('comes back unaltered', () => {
    fc.assert(
      fc.property(configurations, (configuration) => {
        const { jwks, grantTypes, responseTypes, tokenEndpointAuthMethod, properties, refreshTokenLimit, ...sent } =
          toRegistrationInput(fromConfiguration(configuration));
        const expected = heard(configuration);
        expect({ ...expected, ...absent(sent) }).toEqual(expected);
        if (configuration.providerMode === 'built_in') {
          const rows = Object.entries(configuration.properties).map(([key, value]) => ({ key, value }));
          expect(properties).toEqual(rows);
          // Nothing said of it is what follows from the grants.
          const followed = refreshTokenLimitOf({ grantTypes: configuration.grantTypes });
          expect(refreshTokenLimit === '' ? followed : refreshTokenLimit).toBe(configuration.refreshTokenLimit);
        }
        expect(new Set(grantTypes as string[])).toEqual(new Set(configuration.grantTypes));
        if (responseTypes !== undefined) expect(responseTypes).toEqual(configuration.responseTypes);
        expect(tokenEndpointAuthMethod).toBe(
          configuration.clientType === 'public' ? undefined : configuration.tokenEndpointAuthMethod,
        );
        expect(jwks === null ? null : JSON.parse(jwks as string)).toEqual(
          JSON.parse(JSON.stringify(configuration.jwks)),
        );
      }),
    );
  });

  test('leaves response types to the grants when that is where they come from', () => {
    const configuration = { ...defaultConfiguration('manual'), grantTypes: ['authorization_code', 'implicit'] };
    const derived = fromConfiguration({ ...configuration, responseTypes: ['id_token', 'code'] });
    expect(toRegistrationInput(derived)).not.toHaveProperty('responseTypes');
    const chosen = fromConfiguration({ ...configuration, responseTypes: ['token', 'code'] });
    expect(toRegistrationInput(chosen)).toHaveProperty('responseTypes', ['token', 'code']);
  });

  test('asks nothing of members that the mode does not have', () => {
    const input = toRegistrationInput({
      ...EMPTY_FORM_VALUES,
      providerMode: 'built_in',
      issuerUrl: 'https://left.example',
    });
    expect(input).not.toHaveProperty('issuerUrl');
    expect(input).not.toHaveProperty('clientId');
    expect(toRegistrationInput({ ...EMPTY_FORM_VALUES, clientId: '' })).toHaveProperty('clientId', '');
  });

  test('says nothing of the method of a public client', () => {
    expect(toRegistrationInput({ ...EMPTY_FORM_VALUES, clientType: 'public' })).not.toHaveProperty(
      'tokenEndpointAuthMethod',
    );
  });
});

/** As a page has them: a cell each, and an empty row to type into. */
function appendRows(form: FormData, field: 'claims' | 'properties', rows: readonly FormRow[]) {
  const empty = { type: '', value: '', valueType: '', key: '' };
  const members = field === 'claims' ? (['type', 'value', 'valueType'] as const) : (['key', 'value'] as const);
  for (const row of [...rows, empty]) {
    for (const [column, member] of members.entries()) {
      form.append(ROW_FIELDS[field][column] ?? '', { ...empty, ...row }[member]);
    }
  }
}

describe('a submitted form', () => {
  test('gives back the values that a browser was shown', () => {
    fc.assert(
      fc.property(configurations, (configuration) => {
        const values = fromConfiguration(configuration);
        const form = new FormData();
        form.append('scripted', '1');
        for (const [name, value] of Object.entries(values)) {
          if (name === 'claims' || name === 'properties') appendRows(form, name, values[name]);
          else if (Array.isArray(value)) for (const item of value) form.append(name, String(item));
          else if (typeof value === 'boolean') value && form.append(name, 'on');
          else form.append(name, String(value));
        }
        const lf = (text: string) => text.replaceAll('\r\n', '\n');
        const rows = <R extends FormRow>(all: R[]) => all.map((row) => ({ ...row, value: lf(row.value) }));
        const crossedTheWire = {
          description: lf(values.description),
          claims: rows(values.claims),
          properties: rows(values.properties),
        };
        expect(fromFormData(form)).toEqual({ ...values, ...crossedTheWire });
      }),
    );
  });

  test('reads scopes typed into one field, as a page without JavaScript has it', () => {
    const form = new FormData();
    form.append('scopes', ' openid, profile email,,');
    expect(fromFormData(form).scopes).toEqual(['openid', 'profile', 'email']);
    form.set('scopes', 'from:elsewhere,with:comma');
    form.set('scripted', '1');
    expect(fromFormData(form).scopes).toEqual(['from:elsewhere,with:comma']);
  });

  test('turns the line ends of the wire back into those of the page', () => {
    const form = new FormData();
    form.append('description', 'one\r\ntwo');
    expect(fromFormData(form).description).toBe('one\ntwo');
  });

  test('ignores what the form does not have, files in place of text, and nonsense versions', () => {
    const form = new FormData();
    form.append('__proto__', 'x');
    form.append('name', new Blob(['x']));
    form.append('rowVersion', '1e3');
    expect(readSubmission(form)).toMatchObject({ values: { name: '' }, rowVersion: null, idempotencyKey: null });
  });
});

describe('the secret of a submitted form', () => {
  const submit = (entries: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(entries)) form.append(name, value);
    return readSubmission(form).secret;
  };
  const typed = { clientSecret: 's3cret', clientSecretExpires: '2027-01-31', privateKey: 'key', generateSecret: 'on' };

  test('is what the chosen mode, type and method have room for', () => {
    expect(submit({ ...typed, providerMode: 'automatic', clientType: 'public' })).toBeNull();
    expect(submit({ ...typed, providerMode: 'automatic' })).toEqual({
      value: 's3cret',
      type: 'shared_secret',
      description: '',
      expiresAt: new Date('2027-01-31T23:59:59.999Z'),
    });
    expect(submit({ ...typed, providerMode: 'manual', tokenEndpointAuthMethod: 'private_key_jwt' })).toMatchObject({
      value: 'key',
      type: 'private_key',
      expiresAt: null,
    });
    expect(submit({ ...typed, providerMode: 'built_in' })).toMatchObject({ value: null, type: 'shared_secret' });
    expect(submit({ providerMode: 'built_in', clientSecret: 'left over' })).toBeNull();
  });
});

describe('lines', () => {
  test('blanks around a line are separators, whatever the line ends', () => {
    expect(readLines('  a\r\n\r\n\tb b \rc')).toEqual([
      { value: 'a', line: 1 },
      { value: 'b b', line: 3 },
      { value: 'c', line: 4 },
    ]);
    expect(lineValues('\u00a0a')).toEqual(['\u00a0a']);
  });

  test('any list of values survives', () => {
    fc.assert(
      fc.property(lines, (values) => {
        expect(lineValues(joinLines(values))).toEqual(values);
      }),
    );
  });

  test('correcting one line leaves every other character alone', () => {
    expect(replaceLine(' a\r\n\tb \nc', 2, 'B')).toBe(' a\r\n\tB \nc');
    expect(replaceLine('a', 7, 'x')).toBe('a');
    fc.assert(
      fc.property(lines, fc.nat(4), line, (values, at, value) => {
        const expected = values.map((old, index) => (index === at ? value : old));
        expect(lineValues(replaceLine(joinLines(values), at + 1, value))).toEqual(
          values.length === 0 && at === 0 ? [value] : expected,
        );
      }),
    );
  });
});
