import { describe, expect, it } from 'vitest';
import { GRANT_SETS } from './grants';
import { beyondTerms } from './read';
import { register, registered, terms } from './wire.fixture';
import { writeWireDocument } from './write';

const redirect_uris = ['https://app.example.com/cb'];

describe('what a document that says little becomes', () => {
  it('is a confidential client for the code flow, by RFC 7591 §2', () => {
    expect(registered({ redirect_uris })).toMatchObject({
      providerMode: 'built_in',
      clientType: 'confidential',
      tokenEndpointAuthMethod: 'client_secret_basic',
      grantTypes: ['authorization_code'],
      responseTypes: ['code'],
      scopes: ['openid', 'profile'],
      requirePkce: true,
      refreshTokenLimit: 0,
      applicationType: 'web',
      version: '1.0',
    });
  });

  it('has the grants of the SSO where the setting says so, and only the code grant when it is public', () => {
    const sso = { grantSet: 'sso' } as const;
    expect(registered({ redirect_uris }, sso)).toMatchObject({
      grantTypes: GRANT_SETS.sso,
      refreshTokenLimit: 'unlimited',
    });
    expect(registered({ redirect_uris, token_endpoint_auth_method: 'none' }, sso)).toMatchObject({
      clientType: 'public',
      grantTypes: ['authorization_code'],
    });
  });

  it('has no grant at all when it lists none', () => {
    const grants = { grant_types: [] };
    expect(registered(grants)).toMatchObject({ grantTypes: [], responseTypes: [], scopes: [], redirectUris: [] });
    expect(registered(grants, { grantSet: 'sso' }).grantTypes).toEqual([]);
  });

  it('has the scopes it names, and none for a machine that names none', () => {
    expect(registered({ redirect_uris, scope: 'a  b a' }).scopes).toEqual(['a', 'b']);
    expect(registered({ grant_types: ['client_credentials'] }).scopes).toEqual([]);
  });
});

describe('members in another shape', () => {
  it.each([
    [['authorization_code', 'implicit'], ['code id_token'], ['hybrid']],
    [
      ['authorization_code', 'implicit'],
      ['code', 'code id_token'],
      ['authorization_code', 'hybrid'],
    ],
    [
      ['authorization_code', 'implicit'],
      ['code', 'id_token'],
      ['authorization_code', 'implicit'],
    ],
    [['implicit'], ['id_token'], ['implicit']],
    [
      ['authorization_code', 'implicit'],
      ['id_token code', 'id_token'],
      ['implicit', 'hybrid'],
    ],
    [['hybrid'], ['code id_token'], ['hybrid']],
    [['client_credentials', 'authorization_code'], ['code'], ['authorization_code', 'client_credentials']],
  ])('%j with %j is %j', (grant_types, response_types, ours) => {
    const configuration = registered({ redirect_uris, grant_types, response_types });
    expect(configuration).toMatchObject({ grantTypes: ours, responseTypes: response_types });
    const wire = writeWireDocument(configuration);
    expect(new Set(wire.grant_types as string[])).toEqual(
      new Set(grant_types.flatMap((grant) => (grant === 'hybrid' ? ['authorization_code', 'implicit'] : [grant]))),
    );
  });

  it.each([
    [['authorization_code'], ['code id_token'], ['responseTypes.0: response_type_without_grant']],
    [
      ['implicit'],
      ['code'],
      ['responseTypes.0: response_type_without_grant', 'responseTypes: grant_without_response_type'],
    ],
    [['authorization_code', 'implicit'], ['code'], ['responseTypes: grant_without_response_type']],
    [['implicit'], ['id_token token'], ['responseTypes.0: response_type_in_browser']],
  ])('%j with %j is refused', (grant_types, response_types, problems) => {
    expect(register({ redirect_uris, grant_types, response_types }).problems).toEqual(problems);
  });

  it('counts refreshes as the wire cannot: listed is unlimited, and a limit that was set stays', () => {
    const document = { redirect_uris, grant_types: ['authorization_code', 'refresh_token'] };
    const configuration = registered(document);
    expect(configuration.refreshTokenLimit).toBe('unlimited');
    const previous = { ...configuration, refreshTokenLimit: 5 };
    expect(registered(document, { previous }).refreshTokenLimit).toBe(5);
    expect(registered({ redirect_uris }, { previous }).refreshTokenLimit).toBe(0);
  });

  it('makes a second of default_max_age 0, and refuses less', () => {
    expect(registered({ redirect_uris, default_max_age: 0 }).userSsoLifetime).toBe(1);
    expect(registered({ redirect_uris, default_max_age: 60 }).userSsoLifetime).toBe(60);
    expect(register({ redirect_uris, default_max_age: -1 }).problems).toHaveLength(1);
  });

  it('takes null and empty text for nothing said (RFC 7592 §2.2)', () => {
    const silent = { redirect_uris, client_uri: null, logo_uri: '', grant_types: null, scope: '', jwks: null };
    expect(registered(silent)).toEqual(registered({ redirect_uris }));
  });
});

describe('what nobody outside may set', () => {
  it('is never read', () => {
    const wanted = {
      client_id: 'mine',
      client_secret: 'mine',
      client_id_issued_at: 1,
      registration_access_token: 'mine',
      skip_consent: true,
      require_consent: false,
      requireConsent: true,
      status: 'approved',
      approval: 'approved',
      enabled: false,
      registrationId: 'mine',
      clientId: 'mine',
      access_token_lifetime: 'never',
      accessTokenLifetime: 'never',
      allowAccessTokensViaBrowser: true,
      requirePkce: false,
      claims: [{ type: 'role', value: 'admin' }],
      pairWiseSubjectSalt: 'mine',
      'client_name#ja': 'クライアント',
    };
    expect(registered({ redirect_uris, ...wanted })).toEqual(registered({ redirect_uris }));
  });

  it('is not lost by a PUT that cannot say it', () => {
    const previous = {
      ...registered({ redirect_uris, client_name: 'One' }),
      accessTokenLifetime: 60,
      requireConsent: true,
      claims: [{ type: 'role', value: 'admin', valueType: 'x' }],
      description: 'An administrator wrote this',
    };
    const next = registered({ redirect_uris, client_name: 'Two', contacts: ['a@b.example'] }, { previous });
    expect(next).toEqual({ ...previous, name: 'Two', contacts: ['a@b.example'] });
  });
});

describe('what is refused', () => {
  it.each([
    [
      { redirect_uris: ['https://a.example/#x', 'https://*.example/'] },
      ['redirectUris.0: uri_fragment', 'redirectUris.1: uri_wildcard'],
    ],
    [{ redirect_uris: 'https://a.example' }, ['redirectUris: wrong_type']],
    [{}, ['redirectUris: redirect_uri_required']],
    [
      { redirect_uris, token_endpoint_auth_method: 'client_secret_jwt' },
      ['tokenEndpointAuthMethod: auth_method_digest'],
    ],
    [
      { redirect_uris, token_endpoint_auth_method: 'tls_client_auth' },
      ['tokenEndpointAuthMethod: auth_method_unserved'],
    ],
    [{ redirect_uris, token_endpoint_auth_method: 'private_key_jwt' }, ['jwks: keys_required']],
    [
      { redirect_uris, token_endpoint_auth_method: 'none', grant_types: ['client_credentials'] },
      ['grantTypes.0: grant_confidential'],
    ],
    [
      { redirect_uris, id_token_signed_response_alg: 'none' },
      ['allowedIdentityTokenSigningAlgorithms.0: not_an_option'],
    ],
    [{ redirect_uris, request_object_signing_alg: 'HS256' }, ['request_object_signing_alg: algorithm_unprovable']],
    [{ redirect_uris, contacts: ['nobody'] }, ['contacts.0: not_an_email']],
    [{ redirect_uris, client_name: 'a\u202Eb' }, ['name: hidden_character']],
    [{ redirect_uris, client_name: '  ' }, ['name: required']],
    [{ redirect_uris, scope: 7 }, ['scopes: wrong_type']],
    [{ redirect_uris, scope: ['openid'] }, ['scopes: wrong_type']],
    [{ redirect_uris, scope: 'a "b"' }, ['scopes.1: scope_characters']],
    [{ redirect_uris, grant_types: 'authorization_code' }, ['grantTypes: wrong_type']],
    [{ redirect_uris, grant_types: ['magic'] }, ['grantTypes.0: grant_unknown']],
    [{ redirect_uris, subject_type: 'secret' }, ['subject_type: not_an_option']],
    [
      { redirect_uris: [...redirect_uris, 'https://b.example/'], subject_type: 'pairwise' },
      ['sector_identifier_uri: sector_required'],
    ],
    [
      { redirect_uris, subject_type: 'pairwise', sector_identifier_uri: 'http://a.example/' },
      ['sector_identifier_uri: uri_https_required'],
    ],
    // OIDC Registration §5: said of a public client, it must hold as well.
    [{ redirect_uris, sector_identifier_uri: 'http://a.example/' }, ['sector_identifier_uri: uri_https_required']],
    [{ redirect_uris, sector_identifier_uri: 7 }, ['sector_identifier_uri: wrong_type']],
  ])('%j', (document, problems) => {
    expect(register(document).problems).toEqual(problems);
  });
});

describe('what a token allows', () => {
  const allowed = { allowedGrants: ['client_credentials'], allowedScopes: ['orders.read'] };

  it('is what its client gets when it does not ask', () => {
    expect(registered({}, allowed)).toMatchObject({ grantTypes: ['client_credentials'], scopes: [] });
  });

  it('is all that it gets when it asks for more', () => {
    const asked = registered({ redirect_uris, scope: 'orders.read orders.write' });
    expect(beyondTerms(asked, { ...terms, ...allowed }).map(({ params }) => params.value)).toEqual([
      'authorization_code',
      'orders.write',
    ]);
    expect(beyondTerms(asked, terms)).toEqual([]);
  });
});
