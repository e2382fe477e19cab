import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from './fields';
import { issuerHost, searchTerms, searchText } from './search-text';

const base = { ...defaultConfiguration('automatic'), registrationId: 'Shop-1', clientId: 'CID', name: 'Shop' };

describe('searchText', () => {
  it('holds what is searched for, in lower case and one a line', () => {
    const text = searchText({
      ...base,
      issuerUrl: 'https://login.Example.com/tenant',
      redirectUris: ['https://shop.example.com/cb?x=Y'],
      scopes: ['openid', 'API.read'],
    });
    expect(text.split('\n')).toEqual([
      'shop',
      'shop-1',
      'cid',
      'login.example.com',
      'https://shop.example.com/cb?x=y',
      'openid',
      'api.read',
    ]);
  });
});

describe('issuerHost', () => {
  it.each([
    [{ issuerUrl: 'https://a.example:8443/x' }, 'a.example:8443'],
    [{ tokenUri: 'https://b.example/token', authorizationUri: 'https://c.example' }, 'b.example'],
    [{ authorizationUri: 'https://c.example' }, 'c.example'],
    [{ issuerUrl: 'not a url' }, null],
    [{}, null],
  ])('of %j is %j', (members, host) => {
    expect(issuerHost({ ...base, ...members })).toBe(host);
  });
});

describe('searchTerms', () => {
  it.each([
    ['', []],
    ['  Acme  Prod ', ['acme', 'prod']],
    ['100%_\\', ['100%_\\']],
    ['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
  ])('of %j are %j', (q, terms) => {
    expect(searchTerms(q)).toEqual(terms);
  });
});
