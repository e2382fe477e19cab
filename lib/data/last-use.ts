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

/**
 * Rows that somebody is changing are left for the next batch: to wait for one while holding the others would make everybody wait, and
 * two instances for each other.
 */
const statementOf = (table: Table) => `
  WITH used AS (
    SELECT id, at FROM unnest($1::uuid[], $2::timestamptz[]) AS used (id, at)
  ), free AS (
    SELECT id, at FROM ${table} AS t JOIN used USING (id) FOR NO KEY UPDATE OF t SKIP LOCKED
  ), written AS (
    UPDATE ${table} AS t SET last_used_at = at FROM free WHERE t.id = free.id AND (last_used_at IS NULL OR last_used_at < at)
  )
  SELECT id FROM ${table} JOIN used USING (id) WHERE id NOT IN (SELECT id FROM free)`;

async function write(table: Table): Promise<void> {
  const uses = noted[table];
  if (uses.size === 0) return;
  const batch = new Map(uses);
  uses.clear();
  const again = (id: string) => {
    const usedAt = batch.get(id);
    if (usedAt !== undefined && !uses.has(id)) uses.set(id, usedAt);
  };
  try {
    const values = [[...batch.keys()], [...batch.values()]];
    const left = await statement<{ id: string }>(`last-uses-${table}`, statementOf(table), values);
    for (const { id } of left) again(id);
  } catch (error) {
    for (const id of batch.keys()) again(id);
    logger.error({ err: error }, 'last uses were not written');
  }
}
