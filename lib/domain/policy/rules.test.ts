import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json';
import { evaluatePolicy } from './evaluate';
import { policyRule, RULE_IDS, type RuleId } from './rules';
import type { PolicySubject } from './subject';
import { daysFromNow, NOW, secret, soundSubject } from './testing/subjects';

const subject = soundSubject;
const redirects = (...redirectUris: string[]) => subject({ redirectUris });
const lineOf = (index: number) => `redirectUris.${index}`;
const template = (redirectUriTemplate: string) => subject({ redirectUris: [], redirectUriTemplate });
const native = (...redirectUris: string[]) => subject({ applicationType: 'native', redirectUris });
const secrets = (...list: PolicySubject['secrets']) => subject({}, { secrets: list });
const discovered = (metadata: Record<string, unknown>, configuration = {}) => subject(configuration, { metadata });
const ours: typeof subject = (configuration, facts) => subject({ ...configuration, providerMode: 'built_in' }, facts);
const REUSE = { refreshTokenLimit: 5, refreshTokenUsage: 'reuse' } as const;
const S256 = { code_challenge_methods_supported: ['S256'] };

/** Each rule: what it finds, with the paths, and its nearest neighbour that it must not find. */
const TABLE: Record<RuleId, { finds: [PolicySubject, (string | null)[]][]; passes: PolicySubject[] }> = {
  'name-characters': {
    finds: [[subject({ name: 'A & B', version: '1/2' }), ['name', 'version']]],
    passes: [subject({ name: 'Año 2026 – naïve_client.v2', version: '1.0-rc+1' })],
  },
  'link-http': {
    finds: [[subject({ clientUri: 'http://example.com', tosUri: 'http://example.com/t' }), ['clientUri', 'tosUri']]],
    passes: [subject({ clientUri: 'https://example.com', logoUri: 'https://http.example.com' })],
  },
  'no-contact': { finds: [[subject({ contacts: [] }), ['contacts']]], passes: [subject()] },
  'duplicate-client': {
    finds: [[subject({}, { duplicates: 2 }), ['clientId']]],
    passes: [subject(), subject({ enabled: false }, { duplicates: 2 })],
  },
  'secret-missing': {
    finds: [
      [secrets(), ['secrets']],
      [secrets(secret({ state: 'revoked' })), ['secrets']],
      [secrets(secret({ state: 'retiring', retiresAt: daysFromNow(-1) })), ['secrets']],
      [secrets(secret({ type: 'private_key' })), ['secrets']],
      [subject({ tokenEndpointAuthMethod: 'private_key_jwt' }), ['secrets']],
    ],
    passes: [
      subject(),
      secrets(secret({ state: 'retiring', retiresAt: daysFromNow(90) })),
      secrets(secret({ expiresAt: daysFromNow(-1) })), // that is secret-expired
      subject({ clientType: 'public', tokenEndpointAuthMethod: 'none' }, { secrets: [] }),
      subject({ tokenEndpointAuthMethod: 'tls_client_auth' }, { secrets: [] }),
      subject({ tokenEndpointAuthMethod: 'private_key_jwt', providerMode: 'built_in' }, { secrets: [] }),
    ],
  },
  'secret-weak': {
    finds: [[secrets(secret({ weak: true })), ['secrets']]],
    passes: [subject(), secrets(secret(), secret({ weak: true, state: 'revoked' }))],
  },
  'secret-expired': {
    finds: [
      [secrets(secret({ expiresAt: NOW })), ['secrets']],
      [
        secrets(
          secret({ expiresAt: daysFromNow(-1) }),
          secret({ state: 'retiring', expiresAt: daysFromNow(-2), retiresAt: daysFromNow(5) }),
        ),
        ['secrets'],
      ],
    ],
    passes: [subject(), secrets(), secrets(secret({ expiresAt: daysFromNow(-1) }), secret({ state: 'retiring' }))],
  },
  'secret-expiring': {
    finds: [
      [secrets(secret({ expiresAt: daysFromNow(30) })), ['secrets']],
      [secrets(secret({ state: 'retiring', expiresAt: null, retiresAt: daysFromNow(2) })), ['secrets']],
    ],
    passes: [
      secrets(secret({ expiresAt: daysFromNow(31) })),
      secrets(secret({ expiresAt: daysFromNow(-1) })),
      secrets(secret({ expiresAt: daysFromNow(3) }), secret({ expiresAt: null })),
      secrets(),
    ],
  },
  'secret-old': {
    finds: [[secrets(secret({ createdAt: daysFromNow(-365.001) })), ['secrets']]],
    passes: [
      secrets(secret({ createdAt: daysFromNow(-365) })),
      secrets(secret({ createdAt: daysFromNow(-900), state: 'retiring', retiresAt: daysFromNow(1) }), secret()),
      secrets(),
    ],
  },
  'secret-no-expiry': {
    finds: [[secrets(secret({ expiresAt: null })), ['secrets']]],
    passes: [subject(), secrets(secret({ expiresAt: null, state: 'revoked' }))],
  },
  'implicit-grant': {
    finds: [
      [subject({ grantTypes: ['authorization_code', 'implicit'], responseTypes: ['id_token'] }), ['grantTypes.1']],
      [subject({ grantTypes: ['hybrid'], responseTypes: ['code', 'code token'] }), ['responseTypes.1']],
    ],
    passes: [subject({ grantTypes: ['hybrid'], responseTypes: ['code id_token'] })],
  },
  'password-grant': {
    finds: [[subject({ grantTypes: ['password'] }), ['grantTypes.0']]],
    passes: [subject({ grantTypes: ['client_credentials'] })],
  },
  'pkce-missing': {
    finds: [
      [subject({ requirePkce: false }), ['requirePkce']],
      [subject({ requirePkce: false, grantTypes: ['hybrid'] }), ['requirePkce']],
    ],
    passes: [subject(), subject({ requirePkce: false, grantTypes: ['client_credentials'] })],
  },
  'pkce-plain': {
    finds: [[subject({ allowPlainTextPkce: true }), ['allowPlainTextPkce']]],
    passes: [subject()],
  },
  'mixed-flows': {
    finds: [[subject({ grantTypes: ['authorization_code', 'client_credentials'] }), ['grantTypes']]],
    passes: [
      subject({ grantTypes: ['client_credentials', 'password'] }),
      subject({ grantTypes: ['implicit', 'authorization_code'] }),
    ],
  },
  'token-never-expires': {
    finds: [[ours({ accessTokenLifetime: 'never' }), ['accessTokenLifetime']]],
    passes: [ours({ accessTokenLifetime: 2_147_483_647 }), ours(), subject({ accessTokenLifetime: 'never' })],
  },
  'token-long-lived': {
    finds: [
      [ours({ accessTokenLifetime: 86_401 }), ['accessTokenLifetime']],
      [ours({}, { globalAccessTokenLifetime: 86_401 }), ['accessTokenLifetime']],
    ],
    passes: [
      ours({ accessTokenLifetime: 86_400 }),
      ours({ accessTokenLifetime: 60 }, { globalAccessTokenLifetime: 86_401 }),
      ours({ accessTokenLifetime: 'never' }), // that is token-never-expires
      subject({}, { globalAccessTokenLifetime: 86_401 }),
    ],
  },
  'refresh-public-reuse': {
    finds: [[ours({ ...REUSE, clientType: 'public' }), ['refreshTokenUsage']]],
    passes: [
      ours(REUSE),
      ours({ ...REUSE, clientType: 'public', refreshTokenUsage: 'oneTimeOnly' }),
      ours({ ...REUSE, clientType: 'public', refreshTokenLimit: 0 }),
      ours({ ...REUSE, clientType: 'public', grantTypes: ['implicit'] }),
      subject({ ...REUSE, clientType: 'public' }),
    ],
  },
  'refresh-unlimited': {
    finds: [[ours({ refreshTokenLimit: 'unlimited', refreshTokenExpiration: 'sliding' }), ['refreshTokenLimit']]],
    passes: [
      ours({ refreshTokenLimit: 'unlimited' }),
      ours({ refreshTokenLimit: 100, refreshTokenExpiration: 'sliding' }),
      ours({ refreshTokenLimit: 'unlimited', refreshTokenExpiration: 'sliding', grantTypes: ['client_credentials'] }),
      subject({ refreshTokenLimit: 'unlimited', refreshTokenExpiration: 'sliding' }),
    ],
  },
  unused: {
    finds: [
      [ours({}, { use: { createdAt: daysFromNow(-90), lastUsedAt: null } }), [null]],
      [ours({}, { use: { createdAt: daysFromNow(-400), lastUsedAt: daysFromNow(-90) } }), [null]],
    ],
    passes: [
      ours({}, { use: { createdAt: daysFromNow(-89), lastUsedAt: null } }),
      ours({}, { use: { createdAt: daysFromNow(-400), lastUsedAt: daysFromNow(-89) } }),
      ours(),
      subject({}, { use: { createdAt: daysFromNow(-91), lastUsedAt: null } }),
    ],
  },
  'redirect-http': {
    finds: [
      [redirects('https://a.example.com/cb', 'http://127.0.0.1/cb'), ['redirectUris.1']],
      [template('http://localhost:8080/{action}/{registrationId}'), ['redirectUriTemplate']],
    ],
    passes: [
      template('{baseUrl}/{action}/{registrationId}'),
      native('http://127.0.0.1/cb'),
      redirects('https://a.example.com/cb'),
    ],
  },
  'redirect-localhost': {
    finds: [[native('http://localhost/cb'), ['redirectUris.0']]],
    passes: [
      native('http://127.0.0.1/cb', 'com.example.app:/cb', 'com.example.app://localhost/cb'),
      redirects('http://localhost/cb'),
    ],
  },
  'redirect-open-host': {
    finds: [
      [
        redirects('https://co.uk/cb', 'https://shop.example.com/cb', 'https://com.au:8443/'),
        ['redirectUris.0', 'redirectUris.2'],
      ],
      // Not only registries give names to strangers: the list has hosting services too.
      [redirects('https://github.io/cb', 'https://s3.amazonaws.com/cb'), ['redirectUris.0', 'redirectUris.1']],
      [template('https://co.uk/{registrationId}'), ['redirectUriTemplate']],
    ],
    passes: [
      redirects('https://shop.github.io/cb', 'https://bucket.s3.amazonaws.com/cb'),
      native('com.example.app://co.uk/cb'),
      template('https://{baseHost}/co.uk'),
      redirects('https://example.co.uk/cb', 'https://intranet/cb', 'https://localhost/cb', 'not a uri'),
    ],
  },
  'redirect-ip': {
    finds: [
      [redirects('https://10.0.0.5/cb', 'https://[fd00::1]:8443/cb'), ['redirectUris.0', 'redirectUris.1']],
      [redirects('https://192.168.1.1/', 'https://172.16.0.1/', 'https://172.31.255.255/'), [0, 1, 2].map(lineOf)],
      [template('https://192.168.0.9/{registrationId}'), ['redirectUriTemplate']],
    ],
    passes: [
      native('http://127.0.0.1/cb', 'http://[::1]/cb', 'com.example.app://10.0.0.5/cb'),
      redirects('https://10.example.com/cb', 'https://127.8.8.8/cb', 'https://localhost/cb'),
    ],
  },
  'post-logout-outside': {
    finds: [[subject({ postLogoutRedirectUris: ['https://other.example.com/'] }), ['postLogoutRedirectUris.0']]],
    passes: [
      subject({ postLogoutRedirectUris: ['https://app.example.com/bye#/x'] }),
      subject({ redirectUris: ['com.example.app:/cb'], postLogoutRedirectUris: ['com.example.app:/bye'] }),
    ],
  },
  'cors-outside': {
    finds: [[subject({ allowedCorsOrigins: ['https://app.example.com:8443'] }), ['allowedCorsOrigins.0']]],
    passes: [subject({ allowedCorsOrigins: ['https://app.example.com'] })],
  },
  'symmetric-auth': {
    finds: [
      [
        discovered({ token_endpoint_auth_methods_supported: ['client_secret_basic', 'tls_client_auth'] }),
        ['tokenEndpointAuthMethod'],
      ],
    ],
    passes: [
      discovered({}),
      discovered({ token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'] }),
      discovered(
        { token_endpoint_auth_methods_supported: ['private_key_jwt'] },
        { tokenEndpointAuthMethod: 'private_key_jwt' },
      ),
    ],
  },
  'userinfo-query': {
    finds: [[subject({ userInfoAuthMethod: 'query' }), ['userInfoAuthMethod']]],
    passes: [subject({ userInfoAuthMethod: 'form' })],
  },
  'issuer-insecure': {
    finds: [
      [subject({ issuerUrl: 'http://login.example.com' }), ['issuerUrl']],
      [subject({ tokenUri: 'http://login.example.com/t', jwkSetUri: 'http://x.example/k' }), ['tokenUri', 'jwkSetUri']],
      [discovered({ token_endpoint: 'http://login.example.com/token' }), ['issuerUrl']],
      [
        discovered({ end_session_endpoint: 'http://a.example/', jwks_uri: 'http://b.example/' }),
        ['issuerUrl', 'issuerUrl'],
      ],
      [discovered({ mtls_endpoint_aliases: { token_endpoint: 'http://login.example.com/' } }), ['issuerUrl']],
      // Behind an http issuer everything is: said once.
      [discovered({ token_endpoint: 'http://a.example/token' }, { issuerUrl: 'http://a.example' }), ['issuerUrl']],
    ],
    passes: [
      subject(),
      discovered({ token_endpoint: 'https://login.example.com/token', service_documentation: 'http://a.example/' }),
    ],
  },
  'auth-method-not-advertised': {
    finds: [
      [discovered({ token_endpoint_auth_methods_supported: ['client_secret_post'] }), ['tokenEndpointAuthMethod']],
      [discovered({}, { tokenEndpointAuthMethod: 'client_secret_post' }), ['tokenEndpointAuthMethod']],
    ],
    passes: [
      discovered({}),
      discovered({ token_endpoint_auth_methods_supported: 'client_secret_post' }), // no list, so it says nothing
      subject({ tokenEndpointAuthMethod: 'client_secret_post' }),
      discovered({}, { grantTypes: ['implicit'], clientType: 'public', tokenEndpointAuthMethod: 'none' }),
    ],
  },
  'grant-not-advertised': {
    finds: [
      [
        discovered(
          { grant_types_supported: ['authorization_code'] },
          { grantTypes: ['authorization_code', 'password'] },
        ),
        ['grantTypes.1'],
      ],
      [discovered({}, { grantTypes: ['client_credentials'] }), ['grantTypes.0']],
      // On the wire it is two (OIDC Registration §2).
      [discovered({ grant_types_supported: ['authorization_code'] }, { grantTypes: ['hybrid'] }), ['grantTypes.0']],
    ],
    passes: [
      discovered({}, { grantTypes: ['authorization_code', 'implicit', 'hybrid'] }),
      subject({ grantTypes: ['password'] }),
    ],
  },
  'scope-not-advertised': {
    finds: [[discovered({ scopes_supported: ['openid'] }, { scopes: ['openid', 'mail'] }), ['scopes.1']]],
    passes: [discovered({}, { scopes: ['mail'] }), discovered({ scopes_supported: ['mail'] }, { scopes: ['mail'] })],
  },
  'pkce-not-advertised': {
    finds: [
      [discovered({}), ['requirePkce']],
      [discovered({ code_challenge_methods_supported: ['plain'] }), ['requirePkce']],
    ],
    passes: [subject(), discovered(S256), discovered({}, { grantTypes: ['client_credentials'] })],
  },
  'issuer-unreachable': {
    finds: [[subject({}, { discovery: { failure: { reason: 'timeout' } } }), ['issuerUrl']]],
    passes: [
      subject(),
      subject({}, { discovery: { failure: null } }),
      subject({ providerMode: 'manual' }, { discovery: { failure: { reason: 'timeout' } } }),
    ],
  },
};

describe.each(RULE_IDS)('%s', (id) => {
  const pathsOf = (subject: PolicySubject) =>
    evaluatePolicy(subject, {}).flatMap((finding) => (finding.rule === id ? [finding.path] : []));

  it('finds what it is for, and where', () => {
    for (const [subject, paths] of TABLE[id].finds) expect(pathsOf(subject)).toEqual(paths);
  });

  it('passes its neighbours', () => {
    for (const subject of TABLE[id].passes) expect(pathsOf(subject)).toEqual([]);
  });

  it('has its sentences, and one for its exception', () => {
    const sentences = messages.findings[id];
    expect(sentences).toMatchObject({
      title: expect.any(String),
      explanation: expect.any(String),
      fix: expect.any(String),
    });
    expect('exception' in sentences).toBe(policyRule(id).exception !== undefined);
  });
});

it('finds nothing in a sound client', () => {
  expect(evaluatePolicy(soundSubject(), {})).toEqual([]);
});
