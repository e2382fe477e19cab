import type { Transaction } from '../database';
import { type Idempotency, requireSameRequest } from '../idempotency';
import { DETAIL_SELECT, type DetailRow } from './detail';

/** The registration that an earlier create with this key made; null when there was none. Throws `idempotency_mismatch`. */
export async function findReplay(client: Transaction, idempotency: Idempotency): Promise<DetailRow | null> {
  const { idempotencyKey } = idempotency;
  if (idempotencyKey === null) return null;
  const select = { ...DETAIL_SELECT, idempotencyDigest: true } as const;
  const row = await client.registration.findUnique({ where: { idempotencyKey }, select });
  if (row !== null) requireSameRequest(row, idempotency);
  return row;
}
