import { createLocalJWKSet, jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  askForToken,
  introspect,
  registerApi,
  registerClient,
  type TestClient,
} from '@/lib/authorization-server/testing/clients';
import { startAuthorizationServer } from '@/lib/authorization-server/testing/server';
import { currentKeyring, type Keyring } from '@/lib/server/secrets';
import { database } from '../database';
import { listSigningKeys, reencryptSigningKeys, retireSigningKeys, revokeSigningKey, rotateSigningKey } from '../keys';
import { actorOf, admin } from '../testing/actors';

const server = startAuthorizationServer();
const RS256 = { algorithm: 'RS256', reason: 'because' } as const;
const SCOPE = { scope: 'vault.use' };
let client: TestClient;
beforeAll(async () => {
  await registerApi('vault');
  client = await registerClient({ scopes: ['vault.use'] });
});

type Published = { keys: { kid: string; alg: string }[] };
const published = async () => (await (await fetch(server.url('/jwks'))).json()) as Published;
const verify = async (token: string, keys: Published) =>
  (await jwtVerify(token, createLocalJWKSet(keys as never))).protectedHeader.kid;
const token = async () => (await askForToken(server, client, SCOPE)).body.access_token ?? '';
const inState = async (state: string) =>
  (await listSigningKeys(admin))
    .filter((key) => key.algorithm === 'RS256' && key.state === state)
    .map(({ kid }) => kid);

it('are made when they are first needed, one that signs and one to follow for each algorithm', async () => {
  const states = (await listSigningKeys(admin)).map(({ algorithm, state }) => `${algorithm} ${state}`).sort();
  const expected = ['ES256', 'EdDSA', 'PS256', 'RS256'].flatMap((one) => [`${one} current`, `${one} next`]);
  expect(states).toEqual(expected.sort());
  const { keys } = await published();
  expect(keys).toHaveLength(8);
  for (const key of keys) expect(Object.keys(key)).not.toEqual(expect.arrayContaining(['d']));
});

it('stand nowhere in the clear', async () => {
  const rows = await database.signingKey.findMany({ select: { ciphertext: true, publicJwk: true } });
  for (const { ciphertext, publicJwk } of rows) {
    expect(ciphertext).toMatch(/^eyJ/);
    expect(publicJwk).not.toHaveProperty('d');
  }
});

describe('rotation', () => {
  it('lets the next key sign, which verifiers know already, and keeps the old one published', async () => {
    const [old, known] = [await token(), await published()];
    const [next] = await inState('next');
    await rotateSigningKey(admin, RS256);
    const fresh = await token();
    expect(await verify(fresh, known)).toBe(next);
    expect(await inState('current')).toEqual([next]);
    expect(await verify(old, await published())).not.toBe(next);
    expect(await introspect(server, client, old)).toMatchObject({ active: true });
  });

  it('under traffic: no request fails, and every token verifies', async () => {
    let rotating = true;
    const tokens: Promise<string>[] = [];
    const traffic = (async () => {
      while (rotating) {
        tokens.push(...Array.from({ length: 4 }, token));
        await Promise.all(tokens.slice(-4));
      }
    })();
    for (let round = 0; round < 3; round++) await rotateSigningKey(admin, RS256);
    rotating = false;
    await traffic;
    const keys = await published();
    expect(tokens.length).toBeGreaterThan(4);
    for (const one of await Promise.all(tokens)) expect(await verify(one, keys)).toEqual(expect.any(String));
  });

  it('two at once take turns', async () => {
    await Promise.all([rotateSigningKey(admin, RS256), rotateSigningKey(admin, RS256)]);
    expect([await inState('current'), await inState('next')]).toEqual([[expect.any(String)], [expect.any(String)]]);
  });

  it('pressed again for a key that no longer signs is refused: verifiers have not seen the next one yet', async () => {
    const [instead = ''] = await inState('current');
    const [next] = await inState('next');
    const twice = await Promise.allSettled([1, 2].map(() => rotateSigningKey(admin, { ...RS256, instead })));
    expect(twice.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'not_applicable' } }]);
    expect(await inState('current')).toEqual([next]);
  });

  it('ends when the last token is over: the job takes the old key out of the published set', async () => {
    const retiring = await inState('retiring');
    expect(retiring.length).toBeGreaterThan(0);
    expect(await retireSigningKeys(admin)).toBe(0);
    const later = new Date(Date.now() + 2 * 3_600_000);
    expect(await retireSigningKeys(admin, later)).toBe(retiring.length);
    const kids = (await published()).keys.map(({ kid }) => kid);
    for (const kid of retiring) expect(kids).not.toContain(kid);
    const gone = await database.signingKey.findMany({ where: { kid: { in: retiring } }, select: { ciphertext: true } });
    expect(gone.every(({ ciphertext }) => ciphertext === null)).toBe(true);
  });

  it('waits for tokens that never expire', async () => {
    await registerClient({ accessTokenLifetime: 'never' });
    await rotateSigningKey(admin, { ...RS256, algorithm: 'ES256' });
    const key = (await listSigningKeys(admin)).find(
      ({ algorithm, state }) => algorithm === 'ES256' && state === 'retiring',
    );
    expect(Date.parse(key?.retiresAt ?? '') - Date.now()).toBeGreaterThan(2_147_483_000_000);
  });
});

it('revoked: nothing it signed is worth anything, and the next one signs', async () => {
  const stolen = await token();
  const [kid = ''] = await inState('current');
  await revokeSigningKey(admin, { kid, reason: 'stolen' });
  expect(await introspect(server, client, stolen)).toEqual({ active: false });
  const keys = await published();
  await expect(verify(stolen, keys)).rejects.toThrow();
  expect(await verify(await token(), keys)).not.toBe(kid);
});

it('each act is one event; others than administrators are refused', async () => {
  const before = await database.auditEvent.count({ where: { action: 'key.rotate' } });
  await rotateSigningKey(admin, RS256);
  expect(await database.auditEvent.count({ where: { action: 'key.rotate' } })).toBe(before + 1);
  await expect(rotateSigningKey(actorOf('operator'), RS256)).rejects.toMatchObject({ code: 'forbidden' });
  const [kid = ''] = await inState('current');
  await expect(revokeSigningKey(actorOf('reviewer'), { kid, reason: '' })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await listSigningKeys(actorOf('reviewer'))).not.toHaveLength(0);
});

it('are brought under the first key of ENCRYPTION_KEYS; one that is damaged hurts itself only', async () => {
  const [old] = currentKeyring();
  const rotated: Keyring = [{ id: 'next', key: new Uint8Array(32).fill(7) }, old];
  const [kid = ''] = await inState('retiring');
  const { ciphertext } = await database.signingKey.findUniqueOrThrow({ where: { kid } });
  await database.signingKey.update({ where: { kid }, data: { ciphertext: 'damaged' } });
  expect(await reencryptSigningKeys(admin, rotated)).toEqual({ reencrypted: expect.any(Number), unreadable: [kid] });
  expect(await reencryptSigningKeys(admin, rotated)).toEqual({ reencrypted: 0, unreadable: [kid] });
  await reencryptSigningKeys(admin, [old, rotated[0]]);
  expect(await verify(await token(), await published())).toEqual(expect.any(String));
  await database.signingKey.update({ where: { kid }, data: { ciphertext } });
});
