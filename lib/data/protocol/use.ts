import { logger } from '@/lib/server/logger';
import { statement } from '../database';

/** A client that was served, and the secret it proved itself with. Ids of rows. */
export type Use = { registrationId: string; secretId: string | null };

const FLUSH_AFTER_MS = 5_000;

const registrations = new Map<string, Date>();
const secrets = new Map<string, Date>();
let timer: NodeJS.Timeout | null = null;

/** Remembers that a client and a secret were used just now. Written a few seconds later, with all the others. */
export function noteUse({ registrationId, secretId }: Use): void {
  const now = new Date();
  registrations.set(registrationId, now);
  if (secretId !== null) secrets.set(secretId, now);
  timer ??= setTimeout(() => void UNSAFE_flushUses().catch(complain), FLUSH_AFTER_MS).unref();
}

function complain(error: unknown): void {
  logger.error({ err: error }, 'last uses were not written');
}

/** Writes what has been remembered: at the shutdown, too. What cannot be written is tried again with the next batch. */
export async function UNSAFE_flushUses(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  await write(registrations, 'registrations');
  await write(secrets, 'registration_secrets');
}

async function write(uses: Map<string, Date>, table: 'registrations' | 'registration_secrets'): Promise<void> {
  if (uses.size === 0) return;
  const batch = [...uses];
  uses.clear();
  try {
    // One order of locking for every instance.
    await statement(
      `protocol-uses-${table}`,
      `UPDATE ${table} t SET last_used_at = u.used_at
       FROM (SELECT * FROM unnest($1::uuid[], $2::timestamptz[]) AS u (id, used_at) ORDER BY id) u
       WHERE t.id = u.id AND (t.last_used_at IS NULL OR t.last_used_at < u.used_at)`,
      [batch.map(([id]) => id), batch.map(([, usedAt]) => usedAt)],
    );
  } catch (error) {
    for (const [id, usedAt] of batch) if (!uses.has(id)) uses.set(id, usedAt);
    throw error;
  }
}
