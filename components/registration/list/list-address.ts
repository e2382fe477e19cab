import type { ListSort } from '@/lib/domain/registration/list-sorts';
import { type RegistrationQuery, registrationQueryParameters } from '@/lib/domain/registration/query';

const LIST = '/registrations';

/** The address of the list as `query` asks for it. `from` numbers the first row: a cursor does not know its own place. */
export function listAddress(query: RegistrationQuery, from?: number): string {
  const parameters = new URLSearchParams(registrationQueryParameters(query));
  if (from !== undefined && from > 1) parameters.set('from', String(from));
  const search = parameters.toString();
  return search ? `${LIST}?${search}` : LIST;
}

/** The query without its place: whoever changes a filter or the order starts at the first page. */
export function fromTheStart(query: RegistrationQuery): RegistrationQuery {
  return { ...query, after: null, before: null };
}

/** Where a click on a column's heading leads: sorts by it, or turns it round. */
export function sortAddress(query: RegistrationQuery, sort: ListSort): string {
  const turned = query.sort === sort && query.direction === 'asc' ? 'desc' : 'asc';
  const direction = query.sort === sort ? turned : sort === 'updatedAt' || sort === 'createdAt' ? 'desc' : 'asc';
  return listAddress({ ...fromTheStart(query), sort, direction });
}

/** Whether anything narrows the list. */
export function isFiltered({ q, mode, type, grant, scope, enabled, verified, finding, ...query }: RegistrationQuery) {
  const filters = [mode, type, grant, scope, enabled, verified, finding, query.source, query.approval];
  return q !== '' || filters.some((filter) => filter !== null);
}

/** The number of the first row on this page, out of the address; 1 where there is no page before. */
export function firstRow(from: string | string[] | undefined, query: RegistrationQuery): number {
  const number = typeof from === 'string' ? Number.parseInt(from, 10) : Number.NaN;
  return (query.after || query.before) && Number.isSafeInteger(number) && number > 0 ? number : 1;
}

/** The list's headings that sort: where each leads, and how it stands now (`aria-sort`). */
export function sortingOf(query: RegistrationQuery) {
  const heading = (sort: ListSort) => ({
    href: sortAddress(query, sort),
    sorted:
      query.sort !== sort ? undefined : query.direction === 'asc' ? ('ascending' as const) : ('descending' as const),
  });
  const always = { name: heading('name'), clientId: heading('clientId') };
  // In the list of deleted ones the column shows when they were deleted, which is no order of the list.
  return query.deleted ? always : { ...always, updatedAt: heading('updatedAt') };
}
