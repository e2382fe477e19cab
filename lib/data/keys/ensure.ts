import type { Actor } from '@/lib/domain/actor';
import { SIGNING_ALGORITHMS } from '@/lib/domain/signing-algorithms';
import { appendAuditEvent } from '../audit';
import { database } from '../database';
import { transaction } from '../transaction';
import { newSigningKey } from './generate';
import { lockSigningKeys } from './lock';

const SERVER: Actor = {
  kind: 'system',
  id: null,
  name: 'authorization server',
  role: 'admin',
  sessionId: null,
  authenticatedAt: null,
  origin: 'job',
  requestId: 'first-keys',
  address: null,
};

async function missing(tx: Pick<typeof database, 'signingKey'>) {
  const keys = await tx.signingKey.findMany({
    where: { state: { in: ['current', 'next'] } },
    select: { algorithm: true, state: true },
  });
  const has = (algorithm: string, state: string) =>
    keys.some((key) => key.algorithm === algorithm && key.state === state);
  return SIGNING_ALGORITHMS.flatMap((algorithm) =>
    (['current', 'next'] as const).filter((state) => !has(algorithm, state)).map((state) => ({ algorithm, state })),
  );
}

/**
 * Makes the keys that are not there: one that signs and its successor for each algorithm. Instances that start together take
 * turns, and the second finds that there is nothing to do.
 */
export async function UNSAFE_ensureSigningKeys(): Promise<void> {
  const absent = await missing(database);
  if (absent.length === 0) return;
  // Made before the lock: RSA takes its time, and everybody who changes keys would wait for it.
  const fresh = await Promise.all(absent.map(async (one) => ({ ...one, key: await newSigningKey(one.algorithm) })));
  await transaction(async (tx) => {
    await lockSigningKeys(tx);
    const now = new Date();
    const wanted = await missing(tx);
    // What somebody else has made meanwhile is left out.
    const made = fresh
      .filter((one) => wanted.some(({ algorithm, state }) => algorithm === one.algorithm && state === one.state))
      .map(({ key, state }) => ({ ...key, state, activatedAt: state === 'current' ? now : null }));
    if (made.length === 0) return;
    await tx.signingKey.createMany({ data: made });
    await appendAuditEvent(tx, SERVER, {
      action: 'key.create',
      targetId: null,
      targetName: [...new Set(made.map(({ algorithm }) => algorithm))].join(', '),
      changes: made.map(({ kid, state }) => ({ path: `keys.${kid}.state`, before: null, after: state })),
    });
  });
}
