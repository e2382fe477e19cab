import type { ListSort } from '@/lib/domain/registration/list-sorts';
import type { RegistrationQuery } from '@/lib/domain/registration/query';
import { Prisma } from '../generated/client';
import { decodeCursor, type Place } from './cursor';

/** Each order is an index (migration 0002): expression and index must agree to the letter. */
const ORDERS: Record<ListSort, { expression: Prisma.Sql; kind: 'text' | 'time' }> = {
  name: { expression: Prisma.sql`lower(name)`, kind: 'text' },
  registrationId: { expression: Prisma.sql`lower(registration_id)`, kind: 'text' },
  clientId: { expression: Prisma.sql`client_id`, kind: 'text' },
  updatedAt: { expression: Prisma.sql`updated_at`, kind: 'time' },
  createdAt: { expression: Prisma.sql`created_at`, kind: 'time' },
};

/** Where a page begins, and whether it is read backwards from there. */
export type Start = { place: Place | null; backwards: boolean };

/** Reads the cursors of a query; `before` wins, and what is no cursor means the first page. */
export function startOf(query: RegistrationQuery): Start {
  const { kind } = ORDERS[query.sort];
  const before = decodeCursor(query.before, kind);
  return before === null
    ? { place: decodeCursor(query.after, kind), backwards: false }
    : { place: before, backwards: true };
}

/** Whether `text` is a cursor of this order: a program that sends another is told, and does not read the first page for ever. */
export function isCursor(sort: ListSort, text: string): boolean {
  return decodeCursor(text, ORDERS[sort].kind) !== null;
}

/** The parts of a keyset page in SQL. `key` is what rows are sorted by: the expression itself, or a column that holds it. */
export function keysetOf(query: RegistrationQuery, { place, backwards }: Start) {
  const { expression, kind } = ORDERS[query.sort];
  const descending = (query.direction === 'desc') !== backwards;
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const beyond = descending ? Prisma.sql`<` : Prisma.sql`>`;
  const type = kind === 'time' ? Prisma.sql`timestamptz` : Prisma.sql`text`;
  return {
    expression,
    from: (key: Prisma.Sql) =>
      place === null ? Prisma.sql`TRUE` : Prisma.sql`(${key}, id) ${beyond} (${place.key}::${type}, ${place.id}::uuid)`,
    orderBy: (key: Prisma.Sql) => Prisma.sql`${key} ${direction}, id ${direction}`,
    /** One more than a page: whether there is another one. */
    limit: query.size + 1,
  };
}
