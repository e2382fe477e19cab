import { writeSync } from 'node:fs';
import { DomainError } from '@/lib/domain/problem';
import { createRegistration } from '../registrations';
import { admin } from './actors';
import { builtInRequest } from './registrations';

/**
 * A process to be killed: creates registrations until it dies, `AT_ONCE` at a time, and says each registration ID on its
 * output once it has been answered for.
 */

const AT_ONCE = 12;

async function createForEver(): Promise<never> {
  for (;;) {
    const saved = await createRegistration(admin, builtInRequest()).catch(orAway);
    // Straight to the pipe: what has been acknowledged is out before the next statement runs.
    if (saved !== null) writeSync(1, `${saved.registration.configuration.registrationId}\n`);
  }
}

/** The database of the process killed before may have no room yet for another. */
function orAway(error: unknown): null {
  if (error instanceof DomainError && error.code === 'unavailable') return null;
  throw error;
}

await Promise.all(Array.from({ length: AT_ONCE }, createForEver));
