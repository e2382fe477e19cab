import type { Actor } from '@/lib/domain/actor';
import type { AuditHeadView } from '@/lib/domain/audit/chain';
import { requirePermission } from '../authorize';
import { database, type Transaction } from '../database';

/** Where the chain ends now. Published outside (a printout, a ticket, another system), it is what truncation is found by. */
export async function getAuditHead(actor: Actor): Promise<AuditHeadView> {
  await requirePermission(actor, 'audit:read');
  return readHead(database);
}

export async function readHead(tx: Transaction): Promise<AuditHeadView> {
  const head = await tx.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { sequence: true, hash: true } });
  return { sequence: String(head.sequence), hash: Buffer.from(head.hash).toString('hex') };
}

/** The head and the last event that is there, in one reading: they are the same, or one of them is wrong. */
export async function readEnds(tx: Transaction): Promise<{ head: AuditHeadView; last: string }> {
  const [row] = await tx.$queryRaw<{ sequence: bigint; hash: string; last: bigint | null }[]>`
    SELECT sequence, encode(hash, 'hex') AS hash, (SELECT max(sequence) FROM audit_events) AS last
    FROM audit_head WHERE id = 1`;
  if (row === undefined) throw new Error('the audit chain has no head');
  return { head: { sequence: String(row.sequence), hash: row.hash }, last: String(row.last ?? 0n) };
}
