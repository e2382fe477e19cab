import { PrismaPg } from '@prisma/adapter-pg';
import { type Client, Pool, type PoolConfig } from 'pg';
import { env } from '@/lib/server/env';
import { PromptClient } from '@/lib/server/prompt-client';
import { translateDatabaseError } from './database-errors';
import { type Prisma, PrismaClient } from './generated/client';

/** The client inside a transaction. */
export type Transaction = Prisma.TransactionClient;

/** How many connections one process has at most: for Prisma and whole pages of rows, and for prepared statements. */
export const CONNECTIONS = 12;
const STATEMENT_CONNECTIONS = 4;

/**
 * Every wait has an end (milliseconds), so that an outage becomes a typed `unavailable` and not a hanging page; nothing is
 * remembered about a dead connection, so that the first request after the database's return finds it again.
 */
const LIMITS = {
  connectionTimeoutMillis: 10_000, // until a connection of the pool is free
  idleTimeoutMillis: 30_000,
  statement_timeout: 15_000,
  query_timeout: 20_000,
  idle_in_transaction_session_timeout: 30_000,
  keepAlive: true,
  application_name: 'clientele',
} as const;

function createPool(options: PoolConfig): Pool {
  const pool = new Pool({
    connectionString: env.DATABASE_URL,
    ...LIMITS,
    ...options,
    Client: PromptClient as typeof Client,
  });
  // An idle connection that breaks is dropped by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

type Connected = { pool: Pool; statements: Pool; client: PrismaClient };

function connect(): Connected {
  const pool = createPool({ max: CONNECTIONS });
  /**
   * Statements that find rows by their keys have one good plan. Left to itself PostgreSQL plans them anew each time, because it
   * takes the few keys of this time for cheaper than its guess: six times the work of running them (docs/performance.md).
   */
  const statements = createPool({
    max: STATEMENT_CONNECTIONS,
    options: '-c plan_cache_mode=force_generic_plan',
    // `database.$disconnect()` does not know of them: a command ends while they are idle.
    allowExitOnIdle: true,
  });
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  const client = new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  });
  const translating = client.$extends({
    query: {
      $allOperations: ({ args, query }) =>
        query(args).catch((error: unknown) => {
          throw translateDatabaseError(error);
        }),
    },
  }) as unknown as PrismaClient;
  return { pool, statements, client: translating };
}

// Next evaluates a module once a bundle and again on every edit in development: one process keeps one pool.
const shared = globalThis as typeof globalThis & { clienteleDatabase?: Connected };
shared.clienteleDatabase ??= connect();

/** The one database client of this process. Its errors arrive translated: see `translateDatabaseError`. */
export const database: PrismaClient = shared.clienteleDatabase.client;

const { pool, statements } = shared.clienteleDatabase;

/**
 * One prepared statement without Prisma, planned once: for what every request of the authorization server does
 * (docs/decisions/060-a-provider-per-configuration.md). Errors arrive translated here, too.
 */
export async function statement<Row extends object>(
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  try {
    const { rows } = await statements.query<Row>({ name, text, values: [...values] });
    return rows;
  } catch (error) {
    throw translateDatabaseError(error);
  }
}

/** The rows that a composed statement reads, likewise past Prisma, which takes twice as long for a page of the list. */
export async function readRows<Row extends object>({ text, values }: Prisma.Sql): Promise<Row[]> {
  try {
    return (await pool.query<Row>(text, values)).rows;
  } catch (error) {
    throw translateDatabaseError(error);
  }
}
