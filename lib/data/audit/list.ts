import type { Actor } from '@/lib/domain/actor';
import type { AuditEventView } from '@/lib/domain/audit/event';
import { type AuditCursor, type AuditFilters, activeFilters } from '@/lib/domain/audit/query';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { Prisma } from '../generated/client';
import { conditionsOf } from './conditions';
import { EVENT_COLUMNS, type EventRow, toEventView } from './event-row';
import { readHead } from './head';

export type AuditPage = {
  events: AuditEventView[];
  /** Exact to 10,000; without filters always, because the chain has no gaps. */
  total: { count: number; exact: boolean };
  /** Whether there are older and newer events than those of this page. */
  hasOlder: boolean;
  hasNewer: boolean;
};

const COUNT_LIMIT = 10_000;

/** One page of the trail, newest first, by keyset. */
export async function listAuditEvents(
  actor: Actor,
  filters: AuditFilters,
  cursor: AuditCursor,
  size = 50,
): Promise<AuditPage> {
  await requirePermission(actor, 'audit:read');
  const [page, total] = await Promise.all([readPage(filters, cursor, size), countEvents(filters)]);
  return { ...page, total };
}

/** The whole history of one registration, by the id of its row, newest first; `size` bounds it. */
export async function listRegistrationEvents(actor: Actor, id: string, cursor: AuditCursor, size = 50) {
  await requirePermission(actor, 'audit:read');
  return readWhere(Prisma.sql`target_type = 'registration' AND target_id = ${id}`, cursor, size);
}

/** The whole history of one resource of the built-in server, by the id of its row. */
export async function listResourceEvents(actor: Actor, id: string, cursor: AuditCursor, size = 50) {
  await requirePermission(actor, 'audit:read');
  return readWhere(Prisma.sql`target_type = 'resource' AND target_id = ${id}`, cursor, size);
}

async function readPage(filters: AuditFilters, cursor: AuditCursor, size: number) {
  return readWhere(conditionsOf(filters), cursor, size);
}

async function readWhere(where: Prisma.Sql, cursor: AuditCursor, size: number): Promise<Omit<AuditPage, 'total'>> {
  const forwards = cursor?.direction === 'after';
  const place = cursor === null ? Prisma.sql`true` : beyond(cursor.sequence, forwards);
  const order = forwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const rows = await database.$queryRaw<EventRow[]>`
    SELECT ${EVENT_COLUMNS} FROM audit_events WHERE ${where} AND ${place} ORDER BY sequence ${order} LIMIT ${size + 1}`;
  const more = rows.length > size;
  // Fewer newer ones than a page holds: the newest page, and a full one, is what is meant.
  if (forwards && !more) return readWhere(where, null, size);
  const events = rows.slice(0, size).map(toEventView);
  if (forwards) events.reverse();
  return { events, hasOlder: forwards || more, hasNewer: forwards ? more : cursor !== null };
}

function beyond(sequence: string, forwards: boolean): Prisma.Sql {
  return forwards ? Prisma.sql`sequence > ${BigInt(sequence)}` : Prisma.sql`sequence < ${BigInt(sequence)}`;
}

async function countEvents(filters: AuditFilters): Promise<AuditPage['total']> {
  if (Object.keys(activeFilters(filters)).length === 0) {
    return { count: Number((await readHead(database)).sequence), exact: true };
  }
  const [row] = await database.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM (SELECT FROM audit_events WHERE ${conditionsOf(filters)} LIMIT ${COUNT_LIMIT + 1}) AS found`;
  const count = Number(row?.count ?? 0);
  return { count: Math.min(count, COUNT_LIMIT), exact: count <= COUNT_LIMIT };
}
