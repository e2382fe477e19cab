import { describe, expect, it } from 'vitest';
import { parseRegistration } from './parse';
import { automatic, builtIn, context, ecKey, manual, problemsOf } from './parse.fixture';

/** fields.md §1–4 and security.md §2: a good configuration, one change, and what is wrong with it then. */
const REFUSED: readonly [object, object, string][] = [
  // Identity
  [builtIn, { registrationId: '' }, 'registrationId: required'],
  [builtIn, { registrationId: 'new' }, 'registrationId: registration_id_reserved'],
  [builtIn, { registrationId: 'NEW' }, 'registrationId: registration_id_reserved'],
  [builtIn, { registrationId: '.' }, 'registrationId: registration_id_characters'],
  [builtIn, { registrationId: '..' }, 'registrationId: registration_id_characters'],
  [builtIn, { registrationId: '-a' }, 'registrationId: registration_id_characters'],
  [builtIn, { registrationId: 'a b' }, 'registrationId: registration_id_characters'],
  [builtIn, { registrationId: 'a/b' }, 'registrationId: registration_id_characters'],
  [builtIn, { registrationId: 'a\n' }, 'registrationId: registration_id_characters'],
  [builtIn, { registrationId: 'ä' }, 'registrationId: registration_id_characters'],
  [builtIn, { registrationId: 'a'.repeat(65) }, 'registrationId: too_long'],
  [builtIn, { registrationId: 7 }, 'registrationId: wrong_type'],
  [automatic, { clientId: '' }, 'clientId: required'],
  [manual, { clientId: null }, 'clientId: required'],
  [automatic, { clientId: 'a\u0000b' }, 'clientId: client_id_characters'],
  [automatic, { clientId: 'ä' }, 'clientId: client_id_characters'],
  [automatic, { clientId: ' a' }, 'clientId: client_id_characters'],
  [automatic, { clientId: 'a\n' }, 'clientId: client_id_characters'],
  [automatic, { clientId: 'a'.repeat(256) }, 'clientId: too_long'],
  ...[...'&()\\;,/":\'<>'].flatMap((character): [object, object, string][] => [
    [builtIn, { name: `a${character}b` }, 'name: name_character'],
    [builtIn, { version: `1${character}0` }, 'version: name_character'],
  ]),
  [builtIn, { name: 'a\tb' }, 'name: hidden_character'],
  [builtIn, { name: 'a\u202eb' }, 'name: hidden_character'],
  [builtIn, { name: 'a\u200bb' }, 'name: hidden_character'],
  [builtIn, { name: 'a\ud800b' }, 'name: hidden_character'],
  [builtIn, { name: '   ' }, 'name: required'],
  [builtIn, { name: 'a'.repeat(201) }, 'name: too_long'],
  [builtIn, { version: ' ' }, 'version: required'],
  [builtIn, { version: '1\u2066' }, 'version: hidden_character'],
  [builtIn, { description: 'a'.repeat(2_001) }, 'description: too_long'],
  [builtIn, { description: 'a\u0000' }, 'description: hidden_character'],
  [builtIn, { description: '\u202e' }, 'description: hidden_character'],
  [builtIn, { description: ['a'] }, 'description: wrong_type'],
  [builtIn, { clientType: 'secret' }, 'clientType: not_an_option'],
  [builtIn, { enabled: 'true' }, 'enabled: wrong_type'],
  [builtIn, { enabled: 1 }, 'enabled: wrong_type'],
  [builtIn, { applicationType: 'desktop' }, 'applicationType: not_an_option'],
  [builtIn, { contacts: ['x'] }, 'contacts.0: not_an_email'],
  [builtIn, { contacts: ['a@b.example', 'mailto:a@b.example'] }, 'contacts.1: not_an_email'],
  [builtIn, { contacts: ['a@b'] }, 'contacts.0: not_an_email'],
  [builtIn, { contacts: ['a b@c.example'] }, 'contacts.0: not_an_email'],
  [builtIn, { contacts: ['a@b.example\nbcc:x@y.example'] }, 'contacts.0: not_an_email'],
  ...[
    'a@b..example',
    '.a@b.example',
    'a.@b.example',
    'a..b@c.example',
    'a@b@c.example',
    '@b.example',
    'a@-b.example',
    'a@b-.example',
    'a@192.168.0.1',
    'a@[127.0.0.1]',
    '"a b"@c.example',
    'A <a@b.example>',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b'.repeat(64)}.example`,
  ].map((contact): [object, object, string] => [builtIn, { contacts: [contact] }, 'contacts.0: not_an_email']),
  [builtIn, { contacts: [`a@${'b'.repeat(50)}.${'c.'.repeat(100)}example`] }, 'contacts.0: too_long'],
  [builtIn, { contacts: 'a@b.example' }, 'contacts: wrong_type'],
  [builtIn, { contacts: Array(51).fill('a@b.example') }, 'contacts: too_many'],
  [builtIn, { logoUri: 'javascript:alert(1)' }, 'logoUri: uri_scheme_browser'],
  [builtIn, { clientUri: 'www.example.com' }, 'clientUri: uri_scheme_missing'],
  [builtIn, { tosUri: 'https://example.com/#x' }, 'tosUri: uri_fragment'],
  [builtIn, { policyUri: 'https://u@example.com/' }, 'policyUri: uri_userinfo'],

  // Credentials
  [builtIn, { tokenEndpointAuthMethod: 'basic' }, 'tokenEndpointAuthMethod: not_an_option'],
  [builtIn, { tokenEndpointAuthMethod: 'none' }, 'tokenEndpointAuthMethod: auth_method_confidential'],
  [
    builtIn,
    { clientType: 'public', tokenEndpointAuthMethod: 'client_secret_post' },
    'tokenEndpointAuthMethod: auth_method_public',
  ],
  [builtIn, { tokenEndpointAuthMethod: 'client_secret_jwt' }, 'tokenEndpointAuthMethod: auth_method_digest'],
  [builtIn, { tokenEndpointAuthMethod: 'private_key_jwt' }, 'jwks: keys_required'],
  [automatic, { tokenEndpointAuthMethod: 'private_key_jwt' }, 'jwks: keys_required'],
  [builtIn, { jwks: { keys: [ecKey] }, jwksUri: 'https://a.example/jwks' }, 'jwksUri: keys_twice'],
  [builtIn, { jwksUri: 'http://localhost/jwks' }, 'jwksUri: uri_https_required'],
  [builtIn, { jwks: { keys: [] } }, 'jwks: jwks_empty'],
  [builtIn, { jwks: {} }, 'jwks: jwks_format'],
  [builtIn, { jwks: 'not json' }, 'jwks: jwks_format'],
  [builtIn, { jwks: [ecKey] }, 'jwks: jwks_format'],

  // Grants
  [builtIn, { grantTypes: ['Authorization_Code'] }, 'grantTypes.0: grant_unknown'],
  [builtIn, { grantTypes: ['authorization_code', 'code'] }, 'grantTypes.1: grant_unknown'],
  [builtIn, { grantTypes: ['urn:a b'] }, 'grantTypes.0: grant_unknown'],
  [builtIn, { grantTypes: ['urn:a#b'] }, 'grantTypes.0: grant_unknown'],
  [builtIn, { grantTypes: ['urn:ä'] }, 'grantTypes.0: grant_unknown'],
  [builtIn, { grantTypes: [''] }, 'grantTypes.0: grant_unknown'],
  [builtIn, { grantTypes: [null] }, 'grantTypes.0: wrong_type'],
  [builtIn, { grantTypes: 'authorization_code' }, 'grantTypes: wrong_type'],
  [builtIn, { grantTypes: Array(51).fill('password') }, 'grantTypes: too_many'],
  [builtIn, { clientType: 'public', grantTypes: ['client_credentials'] }, 'grantTypes.0: grant_confidential'],
  [
    builtIn,
    { clientType: 'public', grantTypes: ['authorization_code', 'password'] },
    'grantTypes.1: grant_confidential',
  ],
  [builtIn, { responseTypes: [] }, 'responseTypes: grant_without_response_type'],
  [builtIn, { responseTypes: ['id_token'] }, 'responseTypes.0: response_type_without_grant'],
  [
    builtIn,
    { grantTypes: ['authorization_code', 'implicit'], responseTypes: ['code'] },
    'responseTypes: grant_without_response_type',
  ],
  [
    builtIn,
    { grantTypes: ['client_credentials'], responseTypes: ['code'] },
    'responseTypes.0: response_type_without_grant',
  ],
  [
    builtIn,
    { grantTypes: ['implicit'], responseTypes: ['id_token', 'id_token token'] },
    'responseTypes.1: response_type_in_browser',
  ],
  [
    builtIn,
    { grantTypes: ['hybrid'], responseTypes: ['code id_token', 'code token'] },
    'responseTypes.1: response_type_in_browser',
  ],
  [
    builtIn,
    { grantTypes: ['implicit'], responseTypes: ['token'], allowAccessTokensViaBrowser: true },
    'responseTypes.0: response_type_unknown',
  ],
  [builtIn, { responseTypes: ['code code'] }, 'responseTypes.0: response_type_unknown'],
  [builtIn, { responseTypes: ['code '] }, 'responseTypes.0: response_type_unknown'],
  [builtIn, { responseTypes: ['none'] }, 'responseTypes.0: response_type_unknown'],

  // Redirects
  [builtIn, { redirectUris: [] }, 'redirectUris: redirect_uri_required'],
  [automatic, { redirectUris: null }, 'redirectUris: redirect_uri_required'],
  [builtIn, { grantTypes: ['hybrid'], redirectUris: [] }, 'redirectUris: redirect_uri_required'],
  [builtIn, { redirectUris: ['https://a.example/', 'https://*.example/'] }, 'redirectUris.1: uri_wildcard'],
  [builtIn, { redirectUris: ['com.example.app:/cb'] }, 'redirectUris.0: uri_scheme_native'],
  [builtIn, { redirectUris: ['myapp:/cb'], applicationType: 'native' }, 'redirectUris.0: uri_scheme_dot'],
  [builtIn, { redirectUris: ['http://localhost/cb'], grantTypes: ['implicit'] }, 'redirectUris.0: uri_http_implicit'],
  [
    builtIn,
    { redirectUris: Array.from({ length: 101 }, (_, index) => `https://a.example/${index}`) },
    'redirectUris: too_many',
  ],
  [builtIn, { redirectUris: [7] }, 'redirectUris.0: wrong_type'],
  [builtIn, { redirectUris: 'https://a.example/' }, 'redirectUris: wrong_type'],
  [builtIn, { postLogoutRedirectUris: ['http://a.example/'] }, 'postLogoutRedirectUris.0: uri_http'],
  [builtIn, { allowedCorsOrigins: ['https://a.example/'] }, 'allowedCorsOrigins.0: uri_path'],
  [automatic, { redirectUriTemplate: '{baseUri}/cb' }, 'redirectUriTemplate: template_variable'],
  [automatic, { redirectUriTemplate: '{baseUrl}.evil.example' }, 'redirectUriTemplate: template_boundary'],
  [
    automatic,
    { registrationId: 'Shop', redirectUriTemplate: 'https://{registrationId}.example.com/cb' },
    'redirectUriTemplate: uri_uppercase',
  ],

  // Scopes
  [builtIn, { scopes: ['a b'] }, 'scopes.0: scope_characters'],
  [builtIn, { scopes: ['a', 'b"'] }, 'scopes.1: scope_characters'],
  [builtIn, { scopes: ['a\\'] }, 'scopes.0: scope_characters'],
  [builtIn, { scopes: ['ä'] }, 'scopes.0: scope_characters'],
  [builtIn, { scopes: [''] }, 'scopes.0: scope_characters'],
  [builtIn, { scopes: ['a'.repeat(256)] }, 'scopes.0: too_long'],
  [builtIn, { scopes: Array(201).fill('a') }, 'scopes: too_many'],

  // Provider
  [builtIn, { providerMode: 'auto' }, 'providerMode: not_an_option'],
  [automatic, { issuerUrl: '' }, 'issuerUrl: issuer_required'],
  [automatic, { issuerUrl: 'http://login.example.com' }, 'issuerUrl: uri_http_not_allowed'],
  [automatic, { issuerUrl: 'https://login.example.com?x' }, 'issuerUrl: uri_query'],
  [manual, { authorizationUri: null }, 'authorizationUri: authorization_uri_required'],
  [manual, { grantTypes: ['implicit'], authorizationUri: null }, 'authorizationUri: authorization_uri_required'],
  [manual, { tokenUri: null }, 'tokenUri: token_uri_required'],
  [manual, { grantTypes: ['client_credentials'], tokenUri: null }, 'tokenUri: token_uri_required'],
  [manual, { jwkSetUri: null }, 'jwkSetUri: jwk_set_uri_required'],
  [manual, { userInfoUri: 'userinfo' }, 'userInfoUri: uri_scheme_missing'],
  [manual, { userInfoAuthMethod: 'cookie' }, 'userInfoAuthMethod: not_an_option'],
  [manual, { usernameAttribute: 'a\u202eb' }, 'usernameAttribute: hidden_character'],

  // Members of another mode
  [builtIn, { issuerUrl: 'https://login.example.com' }, 'issuerUrl: not_applicable'],
  [builtIn, { redirectUriTemplate: '{baseUrl}/cb' }, 'redirectUriTemplate: not_applicable'],
  [builtIn, { userInfoAuthMethod: 'form' }, 'userInfoAuthMethod: not_applicable'],
  [builtIn, { usernameAttribute: 'email' }, 'usernameAttribute: not_applicable'],
  [builtIn, { tokenUri: 'https://a.example/' }, 'tokenUri: not_applicable'],
  [automatic, { tokenUri: 'https://a.example/' }, 'tokenUri: not_applicable'],
  [automatic, { postLogoutRedirectUris: ['https://a.example/'] }, 'postLogoutRedirectUris: not_applicable'],
  [automatic, { allowedCorsOrigins: ['https://a.example'] }, 'allowedCorsOrigins: not_applicable'],
  [automatic, { allowPlainTextPkce: true }, 'allowPlainTextPkce: not_applicable'],
  [automatic, { requireRequestObject: true }, 'requireRequestObject: not_applicable'],
  [automatic, { allowAccessTokensViaBrowser: true }, 'allowAccessTokensViaBrowser: not_applicable'],
  [manual, { issuerUrl: 'https://login.example.com' }, 'issuerUrl: not_applicable'],
];

describe('refuses, naming the member', () => {
  it.each(
    REFUSED.map(([good, change, problem]) => [problem, JSON.stringify(change).slice(0, 70), good, change] as const),
  )('%s after %s', (problem, _change, good, change) => {
    expect(problemsOf(good)).toEqual([]);
    expect(problemsOf({ ...good, ...change })).toContain(problem);
  });

  it('every bad member at once', () => {
    const bad = {
      ...builtIn,
      registrationId: 'a b',
      clientId: 'ä',
      name: 'a;b',
      scopes: ['a b'],
      redirectUris: ['*', 'x#y'],
      enabled: 7,
    };
    const paths = new Set(problemsOf(bad).map((problem) => problem.split(':')[0]));
    expect([...paths].sort()).toEqual([
      'clientId',
      'enabled',
      'redirectUris.0',
      'redirectUris.1',
      'registrationId',
      'scopes.0',
    ]);
    // The name's default depends on the registration ID, so it is judged once that one has its shape.
    expect(problemsOf({ ...bad, registrationId: 'ab' })).toContain('name: name_character');
  });

  it('says which kind of value belongs there', () => {
    const expected = (member: string, value: unknown) => {
      const result = parseRegistration({ ...builtIn, [member]: value }, context);
      return result.ok ? [] : result.fieldErrors.map(({ path, params }) => [path, params.expected]);
    };
    expect(expected('description', 7)).toEqual([['description', 'text']]);
    expect(expected('enabled', 'true')).toEqual([['enabled', 'boolean']]);
    expect(expected('redirectUris', 'https://a.example/')).toEqual([['redirectUris', 'list']]);
    expect(expected('scopes', ['openid', 7])).toEqual([['scopes.1', 'text']]);
    expect(expected('properties', 'a=b')).toEqual([['properties', 'object']]);
    expect(expected('claims', ['role'])).toEqual([['claims.0', 'object']]);
  });

  it('names a member of a claim that there is not', () => {
    const claims = [{ type: 'role', value: 'x', issuer: 'me' }];
    expect(problemsOf({ ...builtIn, claims })).toEqual(['claims.0.issuer: unknown_member']);
  });

  it('one slip once: what depends on a malformed member is not reported too', () => {
    expect(problemsOf({ ...builtIn, grantTypes: 7, responseTypes: ['code'], redirectUris: [] })).toEqual([
      'grantTypes: wrong_type',
    ]);
    expect(problemsOf({ ...automatic, providerMode: 'x' })).toEqual(['providerMode: not_an_option']);
  });
});
