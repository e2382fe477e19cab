import { describe, expect, it } from 'vitest';
import { automatic, builtIn, ecKey, manual, problemsOf, rsaKey } from './parse.fixture';

/** A good configuration, one change, and it is still good. */
const ACCEPTED: readonly [object, object][] = [
  [builtIn, { registrationId: 'News.1_2-3' }],
  [builtIn, { registrationId: '0' }],
  [builtIn, { registrationId: 'a'.repeat(64) }],
  [automatic, { clientId: 'a b:c/d?e=&' }],
  [automatic, { clientId: 'https://rp.example.com' }],
  [builtIn, { name: 'Købmand نمونه\u200cها 👩\u200d💻 + 100%' }],
  [builtIn, { description: 'tab\tand\r\nlines' }],
  [builtIn, { contacts: ["o'neil+x@mail.example.co.uk", 'a.b-c_d@1and1.example', `${'a'.repeat(64)}@b.example`] }],
  [builtIn, { grantTypes: [], redirectUris: [] }],
  [builtIn, { grantTypes: ['urn:example:my-grant'], redirectUris: [] }],
  [builtIn, { grantTypes: ['https://example.com/grants/x?y=1'], redirectUris: [] }],
  [
    builtIn,
    { grantTypes: ['implicit'], responseTypes: ['token id_token', 'id_token'], allowAccessTokensViaBrowser: true },
  ],
  [builtIn, { grantTypes: ['hybrid'], responseTypes: ['id_token code'] }],
  [automatic, { grantTypes: ['implicit'], responseTypes: ['token'] }],
  [automatic, { redirectUris: [], redirectUriTemplate: '{baseUrl}/{action}/oauth2/code/{registrationId}' }],
  [automatic, { tokenEndpointAuthMethod: 'client_secret_jwt' }],
  [automatic, { tokenEndpointAuthMethod: 'tls_client_auth' }],
  [automatic, { tokenEndpointAuthMethod: 'private_key_jwt', jwks: { keys: [rsaKey, ecKey] } }],
  [builtIn, { tokenEndpointAuthMethod: 'private_key_jwt', jwks: JSON.stringify({ keys: [ecKey] }) }],
  [builtIn, { tokenEndpointAuthMethod: 'private_key_jwt', jwksUri: 'https://a.example/jwks' }],
  [automatic, { issuerUrl: 'http://127.0.0.1:9000' }],
  [manual, { grantTypes: ['client_credentials'], redirectUris: [], authorizationUri: null }],
  [manual, { grantTypes: ['implicit'], tokenUri: null }],
  [manual, { scopes: ['profile'], jwkSetUri: null }],
  [builtIn, { scopes: ['https://graph.example/.default', '!#[]~', 'a:b'] }],
  [builtIn, { redirectUris: ['com.example.app:/cb'], applicationType: 'native', clientType: 'public' }],
  // What says nothing in its mode may be posted all the same.
  [
    builtIn,
    { issuerUrl: '', tokenUri: null, userInfoAuthMethod: 'header', usernameAttribute: 'sub', redirectUriTemplate: '' },
  ],
  [automatic, { postLogoutRedirectUris: [], allowPlainTextPkce: false, allowedCorsOrigins: [] }],
];

describe('accepts', () => {
  it.each(ACCEPTED.map(([good, change]) => [JSON.stringify(change).slice(0, 90), good, change] as const))(
    '%s',
    (_c, good, change) => {
      expect(problemsOf({ ...good, ...change })).toEqual([]);
    },
  );

  it('a private-use scheme without a dot when the administrator allows it', () => {
    const input = { ...builtIn, redirectUris: ['myapp:/cb'], applicationType: 'native' };
    expect(problemsOf(input, { allowPrivateUseScheme: true })).toEqual([]);
  });
});
