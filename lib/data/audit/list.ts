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
const MANY = { count: COUNT_LIMIT, exact: false };

/** One page of the trail, newest first, by keyset. */
export async function listAuditEvents(
  actor: Actor,
  filters: AuditFilters,
  cursor: AuditCursor,
  size = 50,
): Promise<AuditPage> {
  await requirePermission(actor, 'audit:read');
  // A part of a text is met by reading every event: once is enough, for the page and the count.
  if (filters.text !== null || filters.actor !== null) {
    return (await readFew(filters, cursor, size)) ?? { ...(await readPage(filters, cursor, size)), total: MANY };
  }
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
  const { place, order } = startAt(cursor);
  const rows = await database.$queryRaw<EventRow[]>`
    SELECT ${EVENT_COLUMNS} FROM audit_events WHERE ${where} AND ${place} ORDER BY sequence ${order} LIMIT ${size + 1}`;
  return pageOf(rows, cursor, size) ?? readWhere(where, null, size);
}

/** Page and count out of one reading; null when there are more than we count, which a walk from the newest meets early. */
async function readFew(filters: AuditFilters, cursor: AuditCursor, size: number): Promise<AuditPage | null> {
  const { place, order } = startAt(cursor);
  const rows = await database.$queryRaw<(EventRow & { total: number })[]>`
    WITH found AS MATERIALIZED (
      SELECT sequence FROM audit_events WHERE ${conditionsOf(filters)} LIMIT ${COUNT_LIMIT + 1}
    ), page AS (
      SELECT sequence FROM found WHERE ${place} ORDER BY sequence ${order} LIMIT ${size + 1}
    )
    SELECT event.*, counted.total
    FROM (SELECT count(*)::int AS total FROM found) AS counted
    LEFT JOIN (SELECT ${EVENT_COLUMNS} FROM page JOIN audit_events USING (sequence)) AS event ON TRUE
    ORDER BY sequence ${order}`;
  const count = rows[0]?.total ?? 0;
  if (count > COUNT_LIMIT) return null;
  // Where the page is empty, one row without an event still says how many there are.
  const events = rows.filter(({ sequence }) => sequence !== null);
  const page = pageOf(events, cursor, size);
  return page === null ? readFew(filters, null, size) : { ...page, total: { count, exact: true } };
}

function startAt(cursor: AuditCursor): { place: Prisma.Sql; order: Prisma.Sql } {
  const forwards = cursor?.direction === 'after';
  const place = cursor === null ? Prisma.sql`true` : beyond(cursor.sequence, forwards);
  return { place, order: forwards ? Prisma.sql`ASC` : Prisma.sql`DESC` };
}

/** The rows of a page, of which one more than it holds was read; null when the newest page is meant. */
function pageOf(rows: EventRow[], cursor: AuditCursor, size: number): Omit<AuditPage, 'total'> | null {
  const forwards = cursor?.direction === 'after';
  const more = rows.length > size;
  // Fewer newer ones than a page holds: the newest page, and a full one, is what is meant.
  if (forwards && !more) return null;
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
