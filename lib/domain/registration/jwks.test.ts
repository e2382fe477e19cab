import { describe, expect, it } from 'vitest';
import { checkJwks, publicJwks, readJwks } from './jwks';
import { ecKey, rsaKey } from './parse.fixture';

const problemsOf = (...keys: Record<string, unknown>[]) =>
  checkJwks({ keys }).map(({ path, code }) => `${path}: ${code}`);

const octets = (length: number) => 'A'.repeat(Math.ceil((length * 4) / 3));
const okp = (crv: string, length: number) => ({ kty: 'OKP', crv, x: octets(length) });
const ec = (crv: string, length: number) => ({ kty: 'EC', crv, x: octets(length), y: octets(length) });

describe('checkJwks', () => {
  it.each([
    rsaKey,
    ecKey,
    ec('P-384', 48),
    ec('P-521', 66),
    ec('secp256k1', 32),
    okp('Ed25519', 32),
    okp('X25519', 32),
    okp('Ed448', 57),
    okp('X448', 56),
    { ...rsaKey, e: 'Aw' },
    { ...rsaKey, n: `A${rsaKey.n}A` },
    { ...ecKey, use: 'sig', alg: 'ES256', key_ops: ['verify'], x5c: ['MIIB'], 'x5t#S256': 'abc', unknown: { deep: 1 } },
  ])('takes %j', (key) => {
    expect(problemsOf(key)).toEqual([]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['jwk_private', { ...rsaKey, d: 'AQ' }],
    ['jwk_private', { ...rsaKey, p: 'AQ' }],
    ['jwk_private', { ...rsaKey, oth: [] }],
    ['jwk_private', { ...ecKey, d: '' }],
    ['jwk_private', { ...okp('Ed25519', 32), d: null }],
    ['jwk_private', { kty: 'AKP', priv: 'AQ' }],
    ['jwk_symmetric', { kty: 'oct', k: 'c2VjcmV0' }],
    ['jwk_symmetric', { kty: 'oct' }],
    ['jwk_symmetric', { ...rsaKey, k: 'c2VjcmV0' }],
    ['jwk_type', {}],
    ['jwk_type', { kty: 'rsa', n: rsaKey.n, e: 'AQAB' }],
    ['jwk_type', { kty: 'constructor' }],
    ['jwk_type', { kty: 7 }],
    ['jwk_short', { ...rsaKey, n: `gA${'A'.repeat(169)}` }],
    // 2,047 bits, and 2,048 of which the first is nought.
    ['jwk_short', { ...rsaKey, n: `f${'_'.repeat(340)}8` }],
    ['jwk_short', { ...rsaKey, n: 'A'.repeat(342) }],
    ['jwk_malformed', { kty: 'RSA', e: 'AQAB' }],
    ['jwk_malformed', { ...rsaKey, n: `${rsaKey.n}==` }],
    ['jwk_malformed', { ...rsaKey, n: rsaKey.n.replace('A', '+') }],
    ['jwk_malformed', { ...rsaKey, n: 7 }],
    ['jwk_malformed', { ...rsaKey, n: `g${'A'.repeat(3_000)}` }],
    ['jwk_malformed', { ...rsaKey, e: undefined }],
    ['jwk_malformed', { ...rsaKey, e: 'AQ' }],
    ['jwk_malformed', { ...rsaKey, e: 'Ag' }],
    ['jwk_malformed', { ...rsaKey, e: 'AA' }],
    ['jwk_malformed', { ...ecKey, crv: 'P-192' }],
    ['jwk_malformed', { ...ecKey, crv: 'toString' }],
    ['jwk_malformed', { ...ecKey, crv: 'Ed25519' }],
    ['jwk_malformed', { ...ecKey, x: octets(31) }],
    ['jwk_malformed', { ...ecKey, y: undefined }],
    ['jwk_malformed', { ...okp('Ed25519', 32), x: 'a b' }],
    ['jwk_malformed', { ...ecKey, kid: 7 }],
    ['jwk_malformed', { ...ecKey, kid: 'a'.repeat(256) }],
    ['jwk_malformed', { ...ecKey, x5c: 'MIIB' }],
    ['jwk_algorithm', { ...rsaKey, alg: 'none' }],
    ['jwk_algorithm', { ...rsaKey, alg: 'HS256' }],
    ['jwk_algorithm', { ...rsaKey, alg: 'A128KW' }],
    ['jwk_algorithm', { ...rsaKey, alg: 'dir' }],
  ])('%s: %j', (code, key) => {
    expect(problemsOf(okp('Ed25519', 32), key)).toEqual([`jwks.keys.1: ${code}`]);
  });

  it('wants a key, each ID once, and no book', () => {
    expect(problemsOf()).toEqual(['jwks: jwks_empty']);
    expect(problemsOf(ecKey, { ...rsaKey, kid: 'e' }, { ...rsaKey, kid: 'e' })).toEqual(['jwks: jwk_kid_twice']);
    expect(problemsOf({ ...ecKey, x5c: ['M'.repeat(70_000)] })).toEqual(['jwks: jwks_too_large']);
  });

  it('repeats nothing of a key that should not have been sent', () => {
    const answer = JSON.stringify(
      checkJwks({
        keys: [
          { ...rsaKey, d: 'canary-private' },
          { kty: 'oct', k: 'canary-shared' },
        ],
      }),
    );
    expect(answer).not.toContain('canary');
  });
});

describe('publicJwks', () => {
  it('keeps public members and nothing else', () => {
    const key = { ...ecKey, use: 'sig', x5u: 'https://a.example/', d: 'x', unknown: 1 };
    expect(publicJwks({ keys: [key] })).toEqual({ keys: [{ ...ecKey, use: 'sig' }] });
  });
});

describe('readJwks', () => {
  it.each([
    '',
    '{',
    '[]',
    '{"keys":1}',
    '{"keys":[1]}',
    '{"keys":[[]]}',
    '{"keys":[null]}',
    'null',
    '{"keys":[],"keys":[]}',
    '{"keys":[{"kid":"\\u0000"}]}',
  ])('refuses %s', (text) => {
    expect(readJwks(text)).toMatchObject({ ok: false, flaw: { code: 'jwks_format' } });
  });

  it('refuses megabytes before it reads them', () => {
    expect(readJwks(`{"keys":[${' '.repeat(2_000_000)}]}`)).toMatchObject({ flaw: { code: 'jwks_too_large' } });
    expect(readJwks({ keys: Array(100_000).fill(ecKey) })).toMatchObject({ flaw: { code: 'too_many' } });
  });

  it('takes an object and its text alike', () => {
    expect(readJwks({ keys: [ecKey] })).toEqual(readJwks(JSON.stringify({ keys: [ecKey] })));
  });
});
