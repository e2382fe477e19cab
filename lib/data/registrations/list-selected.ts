import type { RegistrationQuery } from '@/lib/domain/registration/query';
import { searchTerms } from '@/lib/domain/registration/search-text';
import type { Transaction } from '../database';
import { Prisma } from '../generated/client';
import { conditionsOf } from './conditions';
import { COUNT_LIMIT, rememberMany, type Total } from './count';
import { LIST_COLUMNS, type ListRow } from './list-row';
import { keysetOf, type Start } from './orders';

/** A trigram needs three characters: a shorter term cannot be looked up, only met. */
const TRIGRAM = 3;

/** Whether a GIN index finds what the query asks for, and that may be few. */
export function isSelective({ q, grant, scope, finding }: RegistrationQuery): boolean {
  const findable = [...searchTerms(q), scope ?? ''].some((term) => term.length >= TRIGRAM);
  return findable || grant !== null || finding !== null;
}

/**
 * Page and count out of one look at the index; the planner is kept from walking the order's index in the hope of meeting
 * rare rows early. Null when there are more rows than we count: then the walk meets them early indeed.
 */
export async function readSelected(
  client: Transaction,
  query: RegistrationQuery,
  start: Start,
): Promise<[ListRow[], Total] | null> {
  const { expression, from, orderBy, limit } = keysetOf(query, start);
  const key = Prisma.sql`sort_key`;
  const rows = await client.$queryRaw<(Partial<ListRow> & { count: number })[]>`
    WITH selected AS MATERIALIZED (
      SELECT id, ${expression} AS sort_key FROM registrations WHERE ${conditionsOf(query)} LIMIT ${COUNT_LIMIT + 1}
    ), page AS (
      SELECT id, sort_key FROM selected WHERE ${from(key)} ORDER BY ${orderBy(key)} LIMIT ${limit}
    )
    SELECT ${LIST_COLUMNS}, sort_key, total.count
    FROM (SELECT count(*)::int AS count FROM selected) AS total
    LEFT JOIN (page JOIN registrations USING (id)) ON TRUE
    ORDER BY ${orderBy(key)}`;
  const count = rows[0]?.count ?? 0;
  if (count > COUNT_LIMIT) {
    rememberMany(query);
    return null;
  }
  // An empty page still comes with its count, in a row without an id.
  return [rows.filter((row): row is ListRow & { count: number } => row.id != null), { count, exact: true }];
}
