import { describe, expect, it } from 'vitest';
import { PROVIDER_DOCUMENTS } from '@/e2e/fixtures/provider-documents';
import { defaultConfiguration } from '../registration/fields';
import type { RegistrationConfiguration } from '../registration/model';
import { contractCheck } from './contract';
import { readProviderMetadata } from './provider-metadata';
import { blockedGrants } from './requirements';

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

function check(document: Record<string, unknown>, changes: Partial<RegistrationConfiguration>) {
  const configuration = {
    ...defaultConfiguration('automatic'),
    grantTypes: [],
    responseTypes: [],
    scopes: [],
    ...changes,
  };
  return contractCheck(configuration, readProviderMetadata({ issuer: 'https://idp.example', ...document }));
}

const verdictOf = (rows: ReturnType<typeof check>, path: string) => rows.find((row) => row.path === path)?.verdict;

describe('contractCheck', () => {
  it.each([
    ['client_secret_basic', undefined, 'assumed_default'], // RFC 8414 §2: the default of a missing list
    ['client_secret_post', undefined, 'not_advertised'],
    ['client_secret_post', ['client_secret_post'], 'ok'],
    ['client_secret_basic', ['client_secret_post'], 'not_advertised'],
    ['none', ['none'], 'ok'],
    ['client_secret_basic', 'client_secret_basic', 'assumed_default'], // of the wrong type: says nothing
  ] as const)('method %s against %j: %s', (tokenEndpointAuthMethod, list, verdict) => {
    const rows = check({ token_endpoint_auth_methods_supported: list }, { tokenEndpointAuthMethod });
    expect(verdictOf(rows, 'tokenEndpointAuthMethod')).toBe(verdict);
  });

  it.each([
    ['authorization_code', undefined, 'assumed_default'],
    ['implicit', undefined, 'assumed_default'],
    ['hybrid', undefined, 'assumed_default'],
    ['client_credentials', undefined, 'not_advertised'],
    ['hybrid', ['authorization_code'], 'not_advertised'],
    ['hybrid', ['authorization_code', 'implicit'], 'ok'],
    [DEVICE, [DEVICE], 'ok'],
    ['password', [], 'not_advertised'],
  ] as const)('grant %s against %j: %s', (grant, list, verdict) => {
    expect(verdictOf(check({ grant_types_supported: list }, { grantTypes: [grant] }), 'grantTypes.0')).toBe(verdict);
  });

  it.each([
    ['openid', undefined, 'unknown'], // absent is not unsupported
    ['openid', ['openid'], 'ok'],
    ['orders.read', ['openid'], 'not_advertised'],
  ] as const)('scope %s against %j: %s', (scope, list, verdict) => {
    expect(verdictOf(check({ scopes_supported: list }, { scopes: [scope] }), 'scopes.0')).toBe(verdict);
  });

  it.each([
    [undefined, 'not_advertised'], // RFC 8414 §2: omitted means that there is no PKCE
    [['plain'], 'not_advertised'],
    [['plain', 'S256'], 'ok'],
  ] as const)('PKCE against %j: %s', (list, verdict) => {
    const rows = check({ code_challenge_methods_supported: list }, { grantTypes: ['authorization_code'] });
    expect(verdictOf(rows, 'requirePkce')).toBe(verdict);
  });

  it('asks for PKCE only where a code is exchanged', () => {
    expect(verdictOf(check({}, { grantTypes: ['client_credentials'] }), 'requirePkce')).toBeUndefined();
    expect(
      verdictOf(check({}, { grantTypes: ['authorization_code'], requirePkce: false }), 'requirePkce'),
    ).toBeUndefined();
  });

  it('reads response types as sets of words', () => {
    const rows = check({ response_types_supported: ['token id_token'] }, { responseTypes: ['id_token token', 'code'] });
    expect(rows.filter((row) => row.field === 'responseTypes').map((row) => row.verdict)).toEqual([
      'ok',
      'not_advertised',
    ]);
  });

  it.each([
    ['google', 'client_secret_basic', ['authorization_code', 'client_credentials'], ['ok', 'not_advertised']],
    ['apple', 'client_secret_basic', ['authorization_code', 'refresh_token'], ['assumed_default', 'not_advertised']],
    ['keycloak', 'tls_client_auth', ['hybrid', 'urn:ietf:params:oauth:grant-type:token-exchange'], ['ok', 'ok']],
    ['entra', 'private_key_jwt', ['authorization_code'], ['assumed_default']],
  ] as const)('%s: grants', (name, tokenEndpointAuthMethod, grantTypes, verdicts) => {
    const rows = check(PROVIDER_DOCUMENTS[name], { tokenEndpointAuthMethod, grantTypes: [...grantTypes] });
    expect(rows.filter((row) => row.field === 'grantTypes').map((row) => row.verdict)).toEqual(verdicts);
    expect(verdictOf(rows, 'tokenEndpointAuthMethod')).toBe(name === 'apple' ? 'not_advertised' : 'ok');
  });
});

describe('blockedGrants', () => {
  const keysOnly = readProviderMetadata(PROVIDER_DOCUMENTS.keysOnly);
  it('blocks just the grants whose endpoint is missing', () => {
    expect(blockedGrants(keysOnly, ['authorization_code', 'client_credentials', 'implicit'])).toEqual([
      { grant: 'authorization_code', member: 'authorization_endpoint' },
      { grant: 'authorization_code', member: 'token_endpoint' },
      { grant: 'client_credentials', member: 'token_endpoint' },
      { grant: 'implicit', member: 'authorization_endpoint' },
    ]);
    expect(blockedGrants(keysOnly, [])).toEqual([]);
    expect(
      blockedGrants(readProviderMetadata(PROVIDER_DOCUMENTS.gitlab), ['authorization_code', DEVICE, 'constructor']),
    ).toEqual([{ grant: DEVICE, member: 'device_authorization_endpoint' }]);
  });
});
