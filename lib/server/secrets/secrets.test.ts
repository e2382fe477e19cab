import { generateKeyPairSync } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { digestSecret, matchesDigest } from './digest';
import { decryptSecret, encryptSecret, UnreadableSecretError } from './encrypt';
import { generateSecret } from './generate';
import type { Keyring } from './keyring';
import { lastFour } from './last-four';
import { readPrivateKey } from './private-key';

const key = (id: string) => ({ id, key: new Uint8Array(32).fill(id.charCodeAt(0)) });
const ring = (...ids: [string, ...string[]]) => ids.map(key) as unknown as Keyring;

describe('generateSecret', () => {
  it('is URL-safe, long, prefixed and never repeats', () => {
    const secrets = Array.from({ length: 500 }, generateSecret);
    expect(new Set(secrets).size).toBe(500);
    for (const secret of secrets) expect(secret).toMatch(/^clientele_sk_[0-9A-Za-z]{49}$/);
  });

  it('carries a checksum, by which a scanner tells it from a look-alike', () => {
    const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    const [, body = '', checksum = ''] = /^clientele_sk_(.{43})(.{6})$/.exec(generateSecret()) ?? [];
    const number = [...checksum].reduce((sum, digit) => sum * 62 + digits.indexOf(digit), 0);
    expect(number).toBe(crc32(body));
  });
});

describe('encryptSecret', () => {
  it('opens for the same row and names its key', async () => {
    const { ciphertext, keyId } = await encryptSecret('päss wörd', 'row', ring('a', 'b'));
    expect(keyId).toBe('a');
    expect(ciphertext).not.toContain('wörd');
    expect(await decryptSecret(ciphertext, 'row', ring('b', 'a'))).toBe('päss wörd');
  });

  it('never makes the same ciphertext twice', async () => {
    const [one, two] = await Promise.all([encryptSecret('s', 'row', ring('a')), encryptSecret('s', 'row', ring('a'))]);
    expect(one.ciphertext).not.toBe(two.ciphertext);
  });

  it.each([
    ['another row', 'other', ring('a'), (text: string) => text],
    ['without its key', 'row', ring('b'), (text: string) => text],
    [
      'with a wrong key of the same name',
      'row',
      [{ id: 'a', key: new Uint8Array(32) }] as Keyring,
      (text: string) => text,
    ],
    ['with a changed tag', 'row', ring('a'), (text: string) => text.replace(/.{4}$/, 'AAAA')],
    ['cut short', 'row', ring('a'), (text: string) => text.slice(0, -30)],
    ['that is no ciphertext', 'row', ring('a'), () => 'hello'],
  ])('does not open %s', async (_, owner, keyring, change) => {
    const { ciphertext } = await encryptSecret('canary-value', 'row', ring('a'));
    const failure = await decryptSecret(change(ciphertext), owner, keyring).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnreadableSecretError);
    expect(String((failure as Error).stack)).not.toContain('canary-value');
  });
});

describe('digestSecret', () => {
  it('keeps a fast digest of a generated secret and argon2id of a typed one', async () => {
    expect(await digestSecret('s', 'generated')).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await digestSecret('s', 'entered')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it.each(['generated', 'entered'] as const)('matches the same %s secret and no other', async (origin) => {
    const digest = await digestSecret('right', origin);
    expect(await matchesDigest('right', digest)).toBe(true);
    expect(await matchesDigest('wrong', digest)).toBe(false);
  });

  it('matches nothing against what is no digest', async () => {
    expect(await matchesDigest('s', 's')).toBe(false);
  });
});

describe('lastFour', () => {
  it.each([
    ['abc', ''],
    ['abcdefgh', 'gh'],
    ['0123456789abcdef', 'cdef'],
    [generateSecret(), expect.stringMatching(/^.{4}$/)],
  ])('shows of %j at most a quarter', (secret, shown) => {
    expect(lastFour(secret)).toEqual(shown);
  });
});

describe('readPrivateKey', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

  it('reads PEM and JWK, and shows the same of both', () => {
    for (const key of [rsa, ec]) {
      const pem = readPrivateKey(key.export({ type: 'pkcs8', format: 'pem' }).toString());
      expect(pem).toEqual({ ok: true, last4: expect.stringMatching(/^[\w-]{4}$/) });
      expect(readPrivateKey(JSON.stringify(key.export({ format: 'jwk' })))).toEqual(pem);
    }
  });

  it.each([
    ['a public key', JSON.stringify({ ...ec.export({ format: 'jwk' }), d: undefined }), 'private_key_format'],
    ['words', 'hello', 'private_key_format'],
    ['a symmetric key', JSON.stringify({ kty: 'oct', k: 'AAAA' }), 'private_key_format'],
    [
      'a short RSA key',
      generateKeyPairSync('rsa', { modulusLength: 1024 })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
      'private_key_weak',
    ],
  ])('refuses %s', (_, text, problem) => {
    expect(readPrivateKey(text)).toEqual({ ok: false, problem });
  });
});
