import type { Actor } from '@/lib/domain/actor';
import { requirePermission } from '../authorize';
import { statement } from '../database';

const BATCH = 5_000;

/** Job: takes away what has expired, a batch at a time so that nobody waits for it. Returns how many rows. */
export async function cleanUpProtocol(actor: Actor): Promise<number> {
  await requirePermission(actor, 'key:write');
  let gone = 0;
  for (const table of ['protocol_artifacts', 'revoked_tokens'] as const) {
    for (let batch = BATCH; batch === BATCH; gone += batch) {
      const rows = await statement(
        `protocol-clean-${table}`,
        `DELETE FROM ${table} WHERE id IN
           (SELECT id FROM ${table} WHERE expires_at <= now() LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
        [],
      );
      batch = rows.length;
    }
  }
  return gone;
}
