import { describe, expect, it } from 'vitest';
import { metadataChanges } from './change';

const BEFORE = {
  issuer: 'https://idp.example',
  authorization_endpoint: 'https://idp.example/authorize',
  token_endpoint: 'https://tokens.example/token',
  jwks_uri: 'https://idp.example/keys',
  scopes_supported: ['openid'],
};

function changes(after: Record<string, unknown>, thumbprints = ['a', 'b']) {
  const rows = metadataChanges({ document: BEFORE, thumbprints: ['a', 'b'] }, { document: after, thumbprints });
  return rows.map(({ member, affectsTrust }) => [member, affectsTrust]);
}

describe('metadataChanges', () => {
  it.each([
    ['nothing', {}, []],
    ['the issuer', { issuer: 'https://other.example' }, [['issuer', true]]],
    [
      'an endpoint on the same host',
      { token_endpoint: 'https://tokens.example/v2/token' },
      [['token_endpoint', false]],
    ],
    [
      'an endpoint on another host, known or not',
      { token_endpoint: 'https://idp.example/token' },
      [['token_endpoint', true]],
    ],
    ['a port', { token_endpoint: 'https://tokens.example:8443/token' }, [['token_endpoint', true]]],
    [
      'a new endpoint on a known host',
      { revocation_endpoint: 'https://idp.example/revoke' },
      [['revocation_endpoint', false]],
    ],
    [
      'a new endpoint on a new host',
      { revocation_endpoint: 'https://new.example/revoke' },
      [['revocation_endpoint', true]],
    ],
    ['an endpoint gone', { token_endpoint: undefined }, [['token_endpoint', false]]],
    [
      'mutual TLS on a new host',
      { mtls_endpoint_aliases: { token_endpoint: 'https://mtls.example/t' } },
      [['mtls_endpoint_aliases', true]],
    ],
    ['scopes', { scopes_supported: ['openid', 'email'] }, [['scopes_supported', false]]],
    [
      'several, trust first',
      { scopes_supported: [], jwks_uri: 'https://keys.example/' },
      [
        ['jwks_uri', true],
        ['scopes_supported', false],
      ],
    ],
  ] as const)('%s', (_, change, expected) => {
    const after = JSON.parse(JSON.stringify({ ...BEFORE, ...change }));
    expect(changes(after)).toEqual(expected);
  });

  it('takes keys by their thumbprints, in any order', () => {
    expect(changes(BEFORE, ['b', 'a'])).toEqual([]);
    expect(changes(BEFORE, ['a'])).toEqual([['keys', true]]);
    expect(changes(BEFORE, ['a', 'b', 'c'])).toEqual([['keys', true]]);
  });

  it('tells what stood before and stands now, absent as null', () => {
    const document = { ...BEFORE, claims_supported: ['sub'] };
    expect(metadataChanges({ document: BEFORE, thumbprints: [] }, { document, thumbprints: [] })).toEqual([
      { member: 'claims_supported', affectsTrust: false, before: null, after: ['sub'] },
    ]);
  });
});
