import { database, type Transaction } from './database';
import { isWriteConflict, translateDatabaseError } from './database-errors';

/** A transaction that lost against another is run again, this many times in all. */
const ATTEMPTS = 3;

/**
 * Runs `work` in one transaction: all of it or nothing. `work` may run again after a deadlock, so it touches nothing but the
 * database; what is slow (discovery, hashing a typed secret) comes before. Throws DomainError where the database's refusal
 * has a name in our domain.
 */
export async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.$transaction(work);
    } catch (error) {
      if (attempt < ATTEMPTS && isWriteConflict(error)) continue;
      throw translateDatabaseError(error);
    }
  }
}
