import type { Transaction } from '../database';

/** One at a time changes signing keys, over all instances; the lock goes with the transaction. */
export async function lockSigningKeys(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('signing keys', 0))::text`;
}
