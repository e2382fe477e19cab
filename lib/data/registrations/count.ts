import type { RegistrationQuery } from '@/lib/domain/registration/query';
import { Prisma } from '../generated/client';
import { conditionsOf } from './conditions';

/** How many rows a query's filters leave, whatever page of them is shown. */
export type Total = { count: number; exact: boolean };

/** Counted exactly up to here: a person does not read past it, and the database need not count past it. */
export const COUNT_LIMIT = 10_000;

/** “10,000+”. */
export const MANY: Total = { count: COUNT_LIMIT, exact: false };

/**
 * “10,000+” stays true for a while: below the limit every count is made anew, above it this often (milliseconds). Counting
 * to the limit takes 3 ms, ten times as long as reading the page, and would be most of what a big registry's list costs.
 */
const STILL_MANY_MS = 30_000;
const REMEMBERED = 500;

const many = new Map<string, number>();

const filtersOf = ({ sort: _, direction: __, after: ___, before: ____, size: _____, ...filters }: RegistrationQuery) =>
  JSON.stringify(filters);

/** Whether these filters left more than the limit a moment ago. */
export function isKnownToBeMany(query: RegistrationQuery, now = Date.now()): boolean {
  return now < (many.get(filtersOf(query)) ?? 0);
}

export function rememberMany(query: RegistrationQuery, now = Date.now()): void {
  const filters = filtersOf(query);
  many.delete(filters);
  const oldest = many.keys().next().value;
  if (many.size >= REMEMBERED && oldest !== undefined) many.delete(oldest);
  many.set(filters, now + STILL_MANY_MS);
}

/** How many rows the filters leave, by a count that ends one beyond the limit: `SELECT count …`. */
export const countOf = (query: RegistrationQuery): Prisma.Sql => Prisma.sql`
  SELECT count(*)::int AS count
  FROM (SELECT 1 FROM registrations WHERE ${conditionsOf(query)} LIMIT ${COUNT_LIMIT + 1}) AS capped`;
