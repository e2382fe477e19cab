import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '@/lib/domain/problem';
import { env } from './env';

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

async function spend(limiter: RateLimiterPostgres, key: string): Promise<void> {
  await limiter.consume(key).catch(refused);
}

/** The limiter refuses with what is left of its window; an error of the database is an error. */
function refused(reason: unknown): never {
  if (!(reason instanceof RateLimiterRes)) throw new DomainError('unavailable', { cause: reason });
  throw new DomainError('rate_limited', { params: { minutes: Math.max(1, Math.ceil(reason.msBeforeNext / 60_000)) } });
}

/** Whoever has one IPv6 address has 2⁶⁴ of them: there the network counts (RFC 6177), for IPv4 the address. */
export function networkOf(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.toNormalizedString().split(':').slice(0, 4).join(':')}::/64`;
}

type Limiters = { pairs: RateLimiterPostgres; addresses: RateLimiterPostgres };
const shared = globalThis as typeof globalThis & { clienteleLimiters?: Limiters };

/** Two connections of its own: a flood of sign-ins must not take the console's. The table comes with the migrations. */
function limiters(): Limiters {
  if (shared.clienteleLimiters) return shared.clienteleLimiters;
  const pool = new Pool({
    connectionString: env.DATABASE_URL,
    max: 2,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 5_000,
  });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const common = {
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    duration: WINDOW_SECONDS,
  };
  shared.clienteleLimiters = {
    pairs: new RateLimiterPostgres({ ...common, keyPrefix: 'sign-in-pair', points: PER_ACCOUNT_AND_ADDRESS }),
    addresses: new RateLimiterPostgres({ ...common, keyPrefix: 'sign-in-address', points: PER_ADDRESS }),
  };
  return shared.clienteleLimiters;
}
