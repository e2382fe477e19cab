import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { readPrivateKey } from './private-key';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PEM = privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
const JWK = JSON.stringify(privateKey.export({ format: 'jwk' }));
const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ format: 'pem', type: 'pkcs8' });

it('tells the same key by the same four characters, as PEM and as JWK', () => {
  const asPem = readPrivateKey(` ${PEM}`);
  expect(asPem).toEqual({ ok: true, last4: expect.stringMatching(/^[\w-]{4}$/) });
  expect(readPrivateKey(JWK)).toEqual(asPem);
});

it.each([
  ['nothing', '', 'private_key_format'],
  ['half a key', PEM.slice(0, 60), 'private_key_format'],
  ['half a document', '{"kty":"EC"', 'private_key_format'],
  ['a secret', '{"kty":"oct","k":"YQ"}', 'private_key_format'],
  ['1,024 bits', String(weak), 'private_key_weak'],
])('refuses %s', (_, text, problem) => {
  expect(readPrivateKey(text)).toEqual({ ok: false, problem });
});

it('reads a key in a process that has just met a server without TLS', async () => {
  const plain = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
  await new Promise((resolve) => plain.once('listening', resolve));
  await new Promise((resolve) =>
    get(`https://127.0.0.1:${(plain.address() as AddressInfo).port}/`).on('error', resolve),
  );
  expect(readPrivateKey(PEM)).toMatchObject({ ok: true });
  await new Promise((resolve) => plain.close(resolve));
});
