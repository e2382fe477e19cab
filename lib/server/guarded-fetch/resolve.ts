import { lookup } from 'node:dns/promises';
import { createSlots } from '../slots';

/** Resolves a host name to all its addresses, in the order of preference. */
export type Resolve = (host: string) => Promise<string[]>;

/**
 * The system's resolver, because only it knows /etc/hosts and search domains. It holds one of libuv's four threads until it
 * answers, which nothing can cut short: two at a time, so that names that hang leave files and password hashing theirs.
 */
const lookups = createSlots(2);

export const systemResolve: Resolve = (host) =>
  lookups(async () => (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address));
