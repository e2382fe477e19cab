import type { RegistrationQuery } from '@/lib/domain/registration/query';
import { searchTerms } from '@/lib/domain/registration/search-text';
import { Prisma } from '../generated/client';
import { conditionsOf } from './conditions';
import { COUNT_LIMIT, countOf } from './count';
import { LIST_COLUMNS, type ListRow } from './list-row';
import { keysetOf, type Start } from './orders';

/** A row with how many there are in all; where the page is empty, one row without an id still says it. */
export type CountedRow = Partial<ListRow> & { count: number };

export const isRow = (row: CountedRow): row is ListRow & { count: number } => row.id != null;

/**
 * Whether the query may leave few rows. Most such filters have an index. A term of one or two characters has none, because a
 * trigram needs three: but to read every row once in its place is cheaper than to walk an order's index to its end.
 */
export function isSelective(query: RegistrationQuery): boolean {
  const { q, grant, scope, finding, source, approval, enabled, verified } = query;
  const named = [grant, scope, finding].some((filter) => filter !== null);
  const unusual = (source ?? 'console') !== 'console' || (approval ?? 'approved') !== 'approved';
  return named || unusual || enabled === false || verified === false || searchTerms(q).length > 0;
}

/** The page, along the order's index. */
export function walked(query: RegistrationQuery, start: Start): Prisma.Sql {
  const { expression, from, orderBy, limit } = keysetOf(query, start);
  return Prisma.sql`
    SELECT ${LIST_COLUMNS}, ${expression} AS sort_key
    FROM registrations
    WHERE ${conditionsOf(query)} AND ${from(expression)}
    ORDER BY ${orderBy(expression)}
    LIMIT ${limit}`;
}

/** The same, with the count. */
export function counted(query: RegistrationQuery, start: Start): Prisma.Sql {
  const { orderBy } = keysetOf(query, start);
  return Prisma.sql`
    SELECT page.*, total.count
    FROM (${countOf(query)}) AS total LEFT JOIN (${walked(query, start)}) AS page ON TRUE
    ORDER BY ${orderBy(Prisma.sql`sort_key`)}`;
}

/**
 * Page and count out of one look at the index; the planner is kept from walking the order's index in the hope of meeting
 * rare rows early. Of no use when there are more rows than we count: then the walk meets them early indeed.
 */
export function selected(query: RegistrationQuery, start: Start): Prisma.Sql {
  const { expression, from, orderBy, limit } = keysetOf(query, start);
  const key = Prisma.sql`sort_key`;
  return Prisma.sql`
    WITH selected AS MATERIALIZED (
      SELECT id, ${expression} AS sort_key FROM registrations WHERE ${conditionsOf(query)} LIMIT ${COUNT_LIMIT + 1}
    ), page AS (
      SELECT id, sort_key FROM selected WHERE ${from(key)} ORDER BY ${orderBy(key)} LIMIT ${limit}
    )
    SELECT ${LIST_COLUMNS}, sort_key, total.count
    FROM (SELECT count(*)::int AS count FROM selected) AS total
    LEFT JOIN (page JOIN registrations USING (id)) ON TRUE
    ORDER BY ${orderBy(key)}`;
}
