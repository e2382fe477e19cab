import type { RegistrationQuery } from '@/lib/domain/registration/query';
import { database } from '../database';
import { conditionsOf } from './conditions';

/** Counted exactly up to here: a person does not read past it, and the database need not count past it. */
const LIMIT = 10_000;

/** How many rows the query's filters leave, whatever page of them is shown. */
export async function countUpTo(query: RegistrationQuery): Promise<{ count: number; exact: boolean }> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count
    FROM (SELECT 1 FROM registrations WHERE ${conditionsOf(query)} LIMIT ${LIMIT + 1}) AS capped`;
  const count = row?.count ?? 0;
  return count > LIMIT ? { count: LIMIT, exact: false } : { count, exact: true };
}
