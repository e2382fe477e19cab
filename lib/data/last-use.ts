import { logger } from '@/lib/server/logger';
import { statement } from './database';

/** What was used just now, by the ids of the rows: a client with the secret it proved itself with, an API's secret, an API token. */
export type Use =
  | { registrationId: string; secretId: string | null }
  | { apiSecretId: string }
  | { apiTokenId: string };

const FLUSH_AFTER_MS = 5_000;

type Table = 'registrations' | 'registration_secrets' | 'api_resource_secrets' | 'api_tokens';
type Noted = Record<Table, Map<string, Date>>;

// Next evaluates a module once a bundle: what its pages noted is written at the shutdown of the one server, too.
const shared = globalThis as typeof globalThis & { clienteleUses?: Noted };
shared.clienteleUses ??= {
  registrations: new Map(),
  registration_secrets: new Map(),
  api_resource_secrets: new Map(),
  api_tokens: new Map(),
};
const noted = shared.clienteleUses;
let timer: NodeJS.Timeout | null = null;

/** Remembers a use. It is written a few seconds later with all the others, so that no request waits for it; a crash loses those seconds. */
export function UNSAFE_noteUse(use: Use): void {
  const now = new Date();
  if ('apiSecretId' in use) noted.api_resource_secrets.set(use.apiSecretId, now);
  else if ('apiTokenId' in use) noted.api_tokens.set(use.apiTokenId, now);
  else {
    noted.registrations.set(use.registrationId, now);
    if (use.secretId !== null) noted.registration_secrets.set(use.secretId, now);
  }
  timer ??= setTimeout(() => void UNSAFE_flushUses(), FLUSH_AFTER_MS).unref();
}

/** Writes what has been noted: at the shutdown, too. What cannot be written goes with the next batch, and is no reason to stop anything. */
export async function UNSAFE_flushUses(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  for (const table of Object.keys(noted) as Table[]) await write(table);
}

async function write(table: Table): Promise<void> {
  const uses = noted[table];
  if (uses.size === 0) return;
  // One order of locking for every instance.
  const batch = [...uses].sort(([a], [b]) => (a < b ? -1 : 1));
  uses.clear();
  try {
    await statement(
      `last-uses-${table}`,
      `UPDATE ${table} t SET last_used_at = u.used_at FROM unnest($1::uuid[], $2::timestamptz[]) AS u (id, used_at)
       WHERE t.id = u.id AND (t.last_used_at IS NULL OR t.last_used_at < u.used_at)`,
      [batch.map(([id]) => id), batch.map(([, usedAt]) => usedAt)],
    );
  } catch (error) {
    for (const [id, usedAt] of batch) if (!uses.has(id)) uses.set(id, usedAt);
    logger.error({ err: error }, 'last uses were not written');
  }
}
