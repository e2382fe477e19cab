import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { rateLimiter, refused, spend } from './rate-limiter';

/**
 * Guessing is slowed per account **and** address, and per address over all accounts. There is no limit per account alone:
 * with one, anybody who knows an address could lock its owner out from elsewhere (security.md §4). What it would add, a
 * botnet guessing at one account, is answered by passwords of 15 characters that are on no list. A browser known for the
 * account counts for itself, so that a guesser at the same address takes nothing from the person who works there.
 *
 * The window is fixed from its first attempt, so knocking on does not prolong it.
 */
const WINDOW_SECONDS = 15 * 60;
const PER_ACCOUNT_AND_ADDRESS = 10;
const PER_ADDRESS = 100;

export type Admission = {
  /** The proof was right: this attempt does not count, and the account's slate at this address is clean. */
  succeeded(): Promise<void>;
};

/**
 * Counts one attempt to prove who one is, before the proof is looked at: parallel guesses cannot slip past the count.
 * Throws `rate_limited` with the minutes to wait.
 */
export async function admitAttempt(
  account: string,
  address: string | null,
  browser: string | null = null,
): Promise<Admission> {
  const { pairs, addresses } = limiters();
  const network = networkOf(address);
  const place = browser === null ? network : `browser ${browser}`;
  const pair = createHash('sha256').update(`${account}\n${place}`).digest('base64url');
  if (browser === null) await spend(addresses, network);
  await spend(pairs, pair);
  return {
    async succeeded() {
      await pairs.delete(pair).catch(refused);
      if (browser === null) await addresses.reward(network).catch(refused);
    },
  };
}

/** Whoever has one IPv6 address has 2⁶⁴ of them: there the network counts (RFC 6177), for IPv4 the address. */
export function networkOf(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.toNormalizedString().split(':').slice(0, 4).join(':')}::/64`;
}

function limiters() {
  const window = { seconds: WINDOW_SECONDS };
  return {
    pairs: rateLimiter({ ...window, name: 'sign-in-pair', points: PER_ACCOUNT_AND_ADDRESS }),
    addresses: rateLimiter({ ...window, name: 'sign-in-address', points: PER_ADDRESS }),
  };
}
