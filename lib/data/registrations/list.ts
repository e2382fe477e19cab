import type { Actor } from '@/lib/domain/actor';
import type { ListSort, RegistrationQuery } from '@/lib/domain/registration/query';
import type { RegistrationListRow } from '@/lib/domain/registration/views';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { Prisma } from '../generated/client';
import { conditionsOf } from './conditions';
import { countUpTo } from './count';
import { decodeCursor, encodeCursor, type Place } from './cursor';
import { LIST_COLUMNS, type ListRow, toListRow } from './list-row';

export type RegistrationPage = {
  rows: RegistrationListRow[];
  /** Exact up to 10,000; beyond that `{ count: 10000, exact: false }`, shown as “10,000+”. */
  total: { count: number; exact: boolean };
  /** For `after`; null on the last page. */
  nextCursor: string | null;
  /** For `before`; null on the first page. */
  previousCursor: string | null;
};

type Order = { expression: Prisma.Sql; kind: 'text' | 'time' };

/** Each order is an index (migration 0002): expression and index must agree to the letter. */
const ORDERS: Record<ListSort, Order> = {
  name: { expression: Prisma.sql`lower(name)`, kind: 'text' },
  registrationId: { expression: Prisma.sql`lower(registration_id)`, kind: 'text' },
  clientId: { expression: Prisma.sql`client_id`, kind: 'text' },
  updatedAt: { expression: Prisma.sql`updated_at`, kind: 'time' },
  createdAt: { expression: Prisma.sql`created_at`, kind: 'time' },
};

/**
 * One page of the list, by keyset: whatever page it is, it costs what the first costs (an OFFSET of 100,000 rows takes 115 ms,
 * this 1 ms).
 */
export async function listRegistrations(actor: Actor, query: RegistrationQuery): Promise<RegistrationPage> {
  await requirePermission(actor, 'registration:read');
  const [page, total] = await Promise.all([readPage(query), countUpTo(query)]);
  return { ...page, total };
}

async function readPage(query: RegistrationQuery): Promise<Omit<RegistrationPage, 'total'>> {
  const { kind } = ORDERS[query.sort];
  const before = decodeCursor(query.before, kind);
  const after = before === null ? decodeCursor(query.after, kind) : null;
  const found = await readRows(query, before ?? after, before !== null);
  // Everything before the place has been deleted meanwhile: the first page is what was asked for.
  if (before !== null && found.length === 0) return readPage({ ...query, before: null, after: null });

  const more = found.length > query.size;
  const rows = found.slice(0, query.size);
  if (before !== null) rows.reverse();
  const cursorOf = (row: ListRow | undefined) => (row === undefined ? null : encodeCursor(placeOf(row)));
  return {
    rows: rows.map(toListRow),
    nextCursor: before !== null || more ? cursorOf(rows.at(-1)) : null,
    previousCursor: after !== null || (before !== null && more) ? cursorOf(rows[0]) : null,
  };
}

/** One row more than a page, in reading order from `place`, or backwards from it. */
function readRows(query: RegistrationQuery, place: Place | null, backwards: boolean): Promise<ListRow[]> {
  const { expression, kind } = ORDERS[query.sort];
  const descending = (query.direction === 'desc') !== backwards;
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const beyond = descending ? Prisma.sql`<` : Prisma.sql`>`;
  const type = kind === 'time' ? Prisma.sql`timestamptz` : Prisma.sql`text`;
  const from =
    place === null
      ? Prisma.empty
      : Prisma.sql`AND (${expression}, id) ${beyond} (${place.key}::${type}, ${place.id}::uuid)`;
  return database.$queryRaw<ListRow[]>`
    SELECT ${LIST_COLUMNS}, ${expression} AS sort_key
    FROM registrations
    WHERE ${conditionsOf(query)} ${from}
    ORDER BY ${expression} ${direction}, id ${direction}
    LIMIT ${query.size + 1}`;
}

function placeOf(row: ListRow): Place {
  return { key: row.sort_key instanceof Date ? row.sort_key.toISOString() : row.sort_key, id: row.id };
}
