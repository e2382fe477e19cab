import { z } from 'zod';
import { type AddressParameters, singleParameters } from '../address';
import { USER_KINDS, type UserKind } from './views';

export type UserQuery = {
  kind: UserKind;
  /** Found in name and e-mail address, whatever the case; empty: everybody. */
  q: string;
  /** The page after, or before, a place in the order. */
  after: string | null;
  before: string | null;
  size: number;
};

const PAGE_SIZE = 50;
const cursor = z.string().min(1).max(2_000).nullable().catch(null);

/** One parameter of the address each. What cannot be understood means its default: an old link still opens. */
const PARAMETERS = z.object({
  kind: z.enum(USER_KINDS).catch('all'),
  q: z.string().trim().max(200).catch(''),
  after: cursor,
  before: cursor,
});

/** The list's query out of an address. Never fails; a repeated parameter counts once. */
export function parseUserQuery(parameters: AddressParameters): UserQuery {
  return { ...PARAMETERS.parse(singleParameters(parameters)), size: PAGE_SIZE };
}

/** The address of the list as `query` asks for it, with one person of it opened when `userId` says whom. */
export function userListAddress(query: UserQuery, userId: string | null = null): string {
  const { kind, q, after, before } = query;
  const said = Object.entries({ kind: kind === 'all' ? null : kind, q: q || null, after, before, user: userId }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return said.length === 0 ? '/users' : `/users?${new URLSearchParams(said)}`;
}

/** The same list from its first page. */
export function fromTheStart(query: UserQuery): UserQuery {
  return { ...query, after: null, before: null };
}
