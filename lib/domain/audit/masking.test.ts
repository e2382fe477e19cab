import { expect, it } from 'vitest';
import { MASK, maskChanges } from './masking';

const masked = (path: string, value: unknown) => maskChanges([{ path, before: null, after: value }])[0]?.after;

it.each([
  ['clientSecret', 'canary'],
  ['secrets.0.client_secret', 'canary'],
  ['passwordHash', '$argon2id$v=19$canary'],
  ['note', '-----BEGIN EC PRIVATE KEY-----\ncanary'],
  ['note', 'eyJhbGciOiJkaXIifQ..canary.canary.canary'],
])('masks %s', (path, value) => {
  expect(masked(path, value)).toBe(MASK);
});

it('masks the private members of a key, wherever it is', () => {
  const key = { kty: 'RSA', n: 'public', e: 'AQAB', d: 'canary', k: 'canary' };
  expect(masked('jwks', { keys: [key] })).toEqual({ keys: [{ kty: 'RSA', n: 'public', e: 'AQAB', d: MASK, k: MASK }] });
});

it.each([
  ['tokenEndpointAuthMethod', 'client_secret_basic'],
  ['tokenUri', 'https://login.example.com/token'],
  ['secrets.0.last4', 'ab12'],
  ['authorizationUri', 'https://login.example.com/authorize'],
  ['properties', { d: 'kept', count: 3 }],
  ['enabled', false],
])('keeps %s', (path, value) => {
  expect(masked(path, value)).toEqual(value);
});

it('still says that there was nothing before', () => {
  expect(maskChanges([{ path: 'secret', before: null, after: 'canary' }])).toEqual([
    { path: 'secret', before: null, after: MASK },
  ]);
});
