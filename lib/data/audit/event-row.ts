import type { AuditOrigin } from '@/lib/domain/actor';
import type { AuditEventView } from '@/lib/domain/audit/event';
import { Prisma } from '../generated/client';

/** An event as SQL gives it. */
export type EventRow = {
  sequence: bigint;
  at: Date;
  actor_kind: AuditEventView['actorKind'];
  actor_id: string | null;
  actor_name: string;
  role: string | null;
  origin: AuditOrigin;
  request_id: string;
  address: string | null;
  action: string;
  target_type: string;
  target_id: string | null;
  target_name: string;
  reason: string;
  changes: string;
  previous_hash: string;
  hash: string;
};

/** Changes come as text: what is hashed must be read by `JSON.parse` and by nothing that has its own ideas about JSON. */
export const EVENT_COLUMNS = Prisma.sql`sequence, at, actor_kind, actor_id, actor_name, role, origin, request_id, address,
  action, target_type, target_id, target_name, reason, changes::text AS changes,
  encode(previous_hash, 'hex') AS previous_hash, encode(hash, 'hex') AS hash`;

export function toEventView(row: EventRow): AuditEventView {
  return {
    sequence: String(row.sequence),
    at: row.at.toISOString(),
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    role: row.role,
    origin: row.origin,
    requestId: row.request_id,
    address: row.address,
    action: row.action,
    targetType: row.target_type,
    targetId: row.target_id,
    targetName: row.target_name,
    reason: row.reason,
    changes: JSON.parse(row.changes),
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}
