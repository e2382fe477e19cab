import type { ResourceKind } from '@/lib/domain/resources/model';
import type { Transaction } from '../database';
import { type Idempotency, requireSameRequest } from '../idempotency';
import { RESOURCE_SELECT, type ResourceRow, tableOf } from './table';

/** The resource that an earlier create with this key made; null when there was none. Throws `idempotency_mismatch`. */
export async function findReplay(
  client: Transaction,
  kind: ResourceKind,
  idempotency: Idempotency,
): Promise<ResourceRow | null> {
  const { idempotencyKey } = idempotency;
  if (idempotencyKey === null) return null;
  const select = { ...RESOURCE_SELECT[kind], idempotencyDigest: true } as const;
  const row = await tableOf(client, kind).findUnique({ where: { idempotencyKey }, select });
  if (row !== null) requireSameRequest({ idempotencyDigest: row.idempotencyDigest ?? null }, idempotency);
  return row;
}
