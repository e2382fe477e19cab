import { describe, expect, it } from 'vitest';
import { PROVIDER_DOCUMENTS } from '@/e2e/fixtures/provider-documents';
import messages from '@/messages/en.json';
import { composeMetadata } from './compose';
import { DISCOVERY_FAILURE_REASONS } from './failure';
import { groupMetadata } from './group';
import { parseKeySet } from './key-set';
import { KNOWN_MEMBERS } from './members';

describe('groupMetadata', () => {
  it.each(Object.entries(PROVIDER_DOCUMENTS))('%s: every member but null ones has one place', (_, document) => {
    const { groups } = groupMetadata(document);
    const shown = Object.values(groups).flatMap((members) => members.map(({ member }) => member));
    const present = Object.entries(document).filter(([member, value]) => member !== 'issuer' && value !== null);
    expect(shown.sort()).toEqual(present.map(([member]) => member).sort());
  });

  it("puts a provider's own members last", () => {
    const { other } = groupMetadata(PROVIDER_DOCUMENTS.entra).groups;
    expect(other.map(({ member }) => member)).toEqual([
      'http_logout_supported',
      'kerberos_endpoint',
      'cloud_instance_name',
    ]);
  });

  it('says what is not advertised and what that means', () => {
    const { absent } = groupMetadata(PROVIDER_DOCUMENTS.apple);
    expect(absent).toContainEqual({
      member: 'grant_types_supported',
      clause: 'RFC 8414 §2',
      assumed: ['authorization_code', 'implicit'],
    });
    expect(absent).toContainEqual({ member: 'userinfo_endpoint', clause: 'OIDC Discovery §3', assumed: null });
    expect(absent.map(({ member }) => member)).not.toContain('token_endpoint');
  });
});

describe('words', () => {
  it('has a label for every known member, and no other', () => {
    expect(Object.keys(messages.metadata.members).sort()).toEqual(Object.keys(KNOWN_MEMBERS).sort());
  });

  it('has a cause and what to do for every reason, and no other', () => {
    expect(Object.keys(messages.discovery.failure).sort()).toEqual([...DISCOVERY_FAILURE_REASONS].sort());
  });
});

describe('composeMetadata', () => {
  const endpoints = {
    issuerUrl: null,
    authorizationUri: 'https://idp.example/a',
    tokenUri: 'https://idp.example/t',
    userInfoUri: null,
    jwkSetUri: null,
  };

  it('names the typed endpoints as a document would, and leaves out the others', () => {
    expect(composeMetadata(endpoints)).toEqual({
      authorization_endpoint: 'https://idp.example/a',
      token_endpoint: 'https://idp.example/t',
    });
  });
});

describe('parseKeySet', () => {
  const parse = (value: unknown) =>
    parseKeySet({ body: new TextEncoder().encode(JSON.stringify(value)), contentType: 'application/json' });

  it.each(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'])(
    'refuses the whole set for one key with %s, naming the key',
    (member) => {
      const keys = [
        { kty: 'RSA', kid: 'good' },
        { kty: 'RSA', kid: 'leaked', [member]: 'AQAB' },
        { kty: 'oct', k: 'x' },
      ];
      expect(parse({ keys })).toEqual({
        ok: false,
        failure: { reason: 'private_keys', params: { keys: 'leaked, #3' } },
      });
    },
  );

  it.each([[{}], [{ keys: {} }], [{ keys: ['x'] }], [{ keys: [{ kid: 'a' }] }]])('refuses %j', (value) => {
    expect(parse(value)).toMatchObject({ ok: false, failure: { reason: 'invalid_document' } });
  });

  it('takes an empty set for what it is', () => {
    expect(parse({ keys: [] })).toEqual({ ok: true, keys: [] });
  });
});
