import { DomainError } from '@/lib/domain/problem';
import { statement, type Transaction } from '../database';
import { isWriteConflict, takenByIndex } from '../database-errors';
import { createBatch } from '../protocol/batch';

/** A new registration as `register_clients` takes it: columns by their names, and its event with the digest of its text. */
export type NewRegistration = {
  registration: Record<string, unknown>;
  secrets: Record<string, unknown>[];
  tokens: Record<string, unknown>[];
  event: object;
  /** Hexadecimal. */
  digest: string;
};

type Written = { place: number; problem: string | null };

/** The lock is held for a group: a longer one would make everybody else wait too long. */
const GROUP = 50;
const ATTEMPTS = 3;

/**
 * Writes registrations that come together in one statement with one commit, so that one flush to the disk serves them all and is
 * waited for by each (docs/decisions/041-registrations-come-in-groups.md). Throws `already_exists`, and `unauthenticated` for an
 * initial access token that died meanwhile.
 */
export async function UNSAFE_writeInGroup(item: NewRegistration): Promise<void> {
  refuseProblem(await writeGroup(item));
}

/** The same inside a transaction that has more to do. */
export async function writeRegistration(tx: Transaction, item: NewRegistration): Promise<void> {
  const [written] = await tx.$queryRaw<Written[]>`
    SELECT place, problem FROM register_clients(${JSON.stringify([item])}::text::jsonb)`;
  refuseProblem(written?.problem ?? null);
}

const writeGroup = createBatch<NewRegistration, string | null>(
  async (items) => (await writeAll(items)).map(({ problem }) => problem),
  { atMost: GROUP },
);

async function writeAll(items: NewRegistration[]): Promise<Written[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await statement<Written>(
        'register-clients',
        'SELECT place, problem FROM register_clients($1::text::jsonb) ORDER BY place',
        [JSON.stringify(items)],
      );
    } catch (error) {
      if (attempt === ATTEMPTS || !isWriteConflict(error)) throw error;
    }
  }
}

function refuseProblem(problem: string | null): void {
  if (problem === 'initial_access_token') throw new DomainError('unauthenticated');
  if (problem !== null) throw takenByIndex(problem);
}
