import { expect, it, vi } from 'vitest';
import { database } from '../database';
import { listSigningKeys, revokeSigningKey, rotateSigningKey } from '../keys';
import { admin } from '../testing/actors';

/** Making an RSA key takes long, and everybody who needs keys waits for the lock: nobody makes one while holding it. */

const locksHeld = vi.hoisted(() => [] as number[]);
vi.mock('./generate', async (original) => {
  const { newSigningKey } = await original<typeof import('./generate')>();
  return {
    newSigningKey: async (...algorithm: Parameters<typeof newSigningKey>) => {
      const [row] = await database.$queryRaw<{ held: number }[]>`
        SELECT count(*)::int AS held FROM pg_locks
        WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
      locksHeld.push(row?.held ?? -1);
      return newSigningKey(...algorithm);
    },
  };
});

it('the first keys, a rotation and a revocation', async () => {
  const keys = await listSigningKeys(admin);
  expect(locksHeld).toEqual(keys.map(() => 0));
  await rotateSigningKey(admin, { algorithm: 'RS256', reason: '' });
  const [current] = (await listSigningKeys(admin)).filter(
    (key) => key.algorithm === 'RS256' && key.state === 'current',
  );
  await revokeSigningKey(admin, { kid: current?.kid ?? '', reason: '' });
  expect(locksHeld).toEqual([...keys.map(() => 0), 0, 0]);
  const after = (await listSigningKeys(admin)).filter(({ algorithm }) => algorithm === 'RS256');
  expect(after.map(({ state }) => state)).toEqual(['current', 'next', 'retiring', 'retired']);
});
