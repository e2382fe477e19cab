import { describe, expect, it } from 'vitest';
import { PROVIDER_DOCUMENTS } from '@/e2e/fixtures/provider-documents';
import { parseMetadataDocument } from './document';
import { missingMembers } from './requirements';

const bytes = (text: string) => new TextEncoder().encode(text);
const nothing = () => false;

function parse(
  document: unknown,
  requested: string,
  allowHttp: (url: string) => boolean = nothing,
  contentType = 'application/json',
) {
  return parseMetadataDocument({ body: bytes(JSON.stringify(document)), contentType }, requested, allowHttp);
}

const REQUESTED: [keyof typeof PROVIDER_DOCUMENTS, string][] = [
  ['google', 'https://accounts.google.com'],
  ['entra', 'https://login.microsoftonline.com/common/v2.0'],
  ['entra', 'https://login.microsoftonline.com/9122040d-6c67-4c5b-b112-36a304b66dad/v2.0'],
  ['okta', 'https://example.okta.com/oauth2/default'],
  ['keycloak', 'https://sso.example.com/realms/orders'],
  ['auth0', 'https://example.eu.auth0.com/'],
  ['apple', 'https://appleid.apple.com'],
  ['gitlab', 'https://gitlab.com'],
  ['keysOnly', 'https://token.actions.githubusercontent.com'],
];

describe('documents in the shape of well-known providers', () => {
  it.each(REQUESTED)('%s is taken for %s', (name, requested) => {
    expect(parse(PROVIDER_DOCUMENTS[name], requested)).toMatchObject({ ok: true });
  });

  it('names what a publisher of keys alone lacks, one by one', () => {
    const parsed = parse(PROVIDER_DOCUMENTS.keysOnly, PROVIDER_DOCUMENTS.keysOnly.issuer);
    expect(parsed.ok && missingMembers(parsed.metadata)).toEqual(['authorization_endpoint', 'token_endpoint']);
  });

  it('names both issuers and offers the published one when a slash is missing', () => {
    const published = 'https://example.eu.auth0.com/';
    const requested = 'https://example.eu.auth0.com';
    expect(parse(PROVIDER_DOCUMENTS.auth0, requested)).toEqual({
      ok: false,
      failure: { reason: 'wrong_issuer', params: { requested, published, correction: published } },
    });
  });

  it('does not offer a placeholder as a correction', () => {
    const parsed = parse(PROVIDER_DOCUMENTS.entra, 'https://login.microsoftonline.com/common');
    expect(parsed).toMatchObject({ ok: false, failure: { reason: 'wrong_issuer' } });
    expect(parsed.ok || parsed.failure.params).not.toHaveProperty('correction');
  });
});

describe('endpoints', () => {
  const issuer = 'https://idp.example';
  it.each([
    ['token_endpoint', 'http://idp.example/token'],
    ['token_endpoint', '/token'],
    ['token_endpoint', 'javascript:alert(1)'],
    ['token_endpoint', 'https://user@idp.example/token'],
    ['token_endpoint', 'https://idp.example/to ken'],
    ['token_endpoint', 'https://idp.example\\@evil.example/'],
    ['token_endpoint', 42],
    ['jwks_uri', 'data:application/json,{}'],
    ['a_providers_own_endpoint', 'http://idp.example/x'],
  ])('%s %j is refused by name', (member, value) => {
    expect(parse({ issuer, [member]: value }, issuer)).toEqual({
      ok: false,
      failure: { reason: 'endpoint_not_https', params: { members: member } },
    });
  });

  it('names each, those of mutual TLS included', () => {
    const document = {
      issuer,
      token_endpoint: 'x',
      jwks_uri: 'y',
      mtls_endpoint_aliases: { token_endpoint: 'http://z.example' },
    };
    expect(parse(document, issuer)).toMatchObject({
      failure: { params: { members: 'token_endpoint, jwks_uri, mtls_endpoint_aliases.token_endpoint' } },
    });
  });

  it('takes http where the origin is listed, and null for absent', () => {
    const document = { issuer, token_endpoint: 'http://127.0.0.1:9/t', userinfo_endpoint: null };
    expect(parse(document, issuer, (url) => url.startsWith('http://127.0.0.1:'))).toMatchObject({
      ok: true,
      metadata: { tokenEndpoint: 'http://127.0.0.1:9/t', userInfoEndpoint: null },
    });
  });
});

describe('the answer', () => {
  const issuer = 'https://idp.example';
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/jwk-set+json',
    'application/problem+json;x=y',
  ])('%s is JSON', (contentType) => {
    expect(parse({ issuer }, issuer, nothing, contentType)).toMatchObject({ ok: true });
  });

  it.each(['text/html', 'text/plain', 'application/octet-stream', 'application/javascript', 'text/json', ''])(
    '%j is not',
    (contentType) => {
      expect(parse({ issuer }, issuer, nothing, contentType)).toMatchObject({
        failure: { reason: 'not_json', params: { contentType } },
      });
    },
  );

  it('takes a byte-order mark', () => {
    const body = bytes(`\uFEFF${JSON.stringify({ issuer })}`);
    expect(parseMetadataDocument({ body, contentType: 'application/json' }, issuer, nothing)).toMatchObject({
      ok: true,
    });
  });

  it('wants the issuer to be text', () => {
    expect(parse({ issuer: [issuer] }, issuer)).toMatchObject({
      failure: { reason: 'invalid_document', params: { members: 'issuer' } },
    });
  });

  it('takes nothing from a prototype', () => {
    const parsed = parse({ issuer }, issuer);
    expect(parsed.ok && parsed.metadata.tokenEndpoint).toBeNull();
  });
});
