import { type Client, Pool } from 'pg';
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '@/lib/domain/problem';
import { env } from './env';
import { PromptClient } from './prompt-client';

/** How many of something are let through in how long. The window is fixed from its first: knocking on does not prolong it. */
export type RateLimit = {
  name: string;
  points: number;
  seconds: number;
  /** Whether whoever is over the limit is refused without asking the database again. */
  floods?: boolean;
};

/** What is left of a limit, and in how many seconds it is whole again. */
export type Remaining = { points: number; seconds: number };

const shared = globalThis as typeof globalThis & {
  clienteleLimiterPool?: Pool;
  clienteleLimiters?: Map<string, RateLimiterPostgres>;
};

/**
 * Two connections of their own: a flood must not take the console's. Whoever waits for one waits as long as for the console's
 * (lib/data/database.ts): two hundred who sign in at once on a busy machine have their turn, and are not told that it is away.
 */
function pool(): Pool {
  if (shared.clienteleLimiterPool) return shared.clienteleLimiterPool;
  shared.clienteleLimiterPool = new Pool({
    connectionString: env.DATABASE_URL,
    max: 2,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 5_000,
    Client: PromptClient as typeof Client,
  });
  // An idle connection that breaks is dropped by the pool; without a listener it would end the process.
  shared.clienteleLimiterPool.on('error', () => {});
  return shared.clienteleLimiterPool;
}

/** The limiter of this name, shared by all instances through the database. The table comes with the migrations. */
export function rateLimiter({ name, points, seconds, floods = false }: RateLimit): RateLimiterPostgres {
  shared.clienteleLimiters ??= new Map();
  const known = shared.clienteleLimiters.get(name);
  if (known !== undefined) return known;
  const limiter = new RateLimiterPostgres({
    storeClient: pool(),
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
    inMemoryBlockOnConsumed: floods ? points : 0,
  });
  shared.clienteleLimiters.set(name, limiter);
  return limiter;
}

/** Counts one, or several at once. Throws `rate_limited` with `minutes` and `seconds` to wait, `unavailable` where nobody can count. */
export async function spend(limiter: RateLimiterPostgres, key: string, points = 1): Promise<Remaining> {
  const { remainingPoints, msBeforeNext } = await limiter.consume(key, points).catch(refused);
  return { points: remainingPoints, seconds: secondsOf(msBeforeNext) };
}

/** The limiter refuses with what is left of its window; an error of the database is an error. */
export function refused(reason: unknown): never {
  if (!isRefusal(reason)) throw new DomainError('unavailable', { cause: reason });
  const seconds = secondsOf(reason.msBeforeNext);
  throw new DomainError('rate_limited', { params: { minutes: Math.max(1, Math.ceil(seconds / 60)), seconds } });
}

/** By what it says: the server's bundle and Next's share limiters, and each holds a copy of the library with its classes. */
function isRefusal(reason: unknown): reason is Pick<RateLimiterRes, 'msBeforeNext'> {
  return typeof reason === 'object' && reason !== null && !(reason instanceof Error) && 'msBeforeNext' in reason;
}

const secondsOf = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 1_000));
