import { DomainError } from '@/lib/domain/problem';
import { createSlots, NoSlotError } from '@/lib/server/slots';
import { CONNECTIONS, database, type Transaction } from './database';
import { isWriteConflict, translateDatabaseError } from './database-errors';

/** A transaction that lost against another is run again, this many times in all. */
const ATTEMPTS = 3;

/**
 * Transactions queue, for one row or for the head of the audit chain, each with a connection in its hand. Some connections are
 * left to everybody else, because every request begins by reading its session; so a queue may be long and patient without the
 * console standing still. A hundred changes of one row at once all have their turn; after a minute a proxy gives up anyway.
 */
const AT_ONCE = CONNECTIONS - 4;
const PATIENCE_MS = 45_000;

// One queue for one pool: see database.ts.
const shared = globalThis as typeof globalThis & { clienteleTransactions?: ReturnType<typeof createSlots> };
shared.clienteleTransactions ??= createSlots(AT_ONCE, PATIENCE_MS);
const inTurn = shared.clienteleTransactions;

/**
 * Runs `work` in one transaction: all of it or nothing. `work` may run again after a deadlock, so it touches nothing but the
 * database; what is slow (discovery, hashing a typed secret) comes before. Throws DomainError where the database's refusal
 * has a name in our domain.
 */
export async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTurn(() => run(work)).catch((error: unknown) => {
    throw error instanceof NoSlotError ? new DomainError('unavailable', { cause: error }) : error;
  });
}

async function run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.$transaction(work);
    } catch (error) {
      if (attempt < ATTEMPTS && isWriteConflict(error)) continue;
      throw translateDatabaseError(error);
    }
  }
}
