import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { readIssuerInput } from '@/lib/domain/metadata/issuer-url';
import { discoverIssuer } from '@/lib/server/discovery/discover-issuer';
import type { Discovery } from '@/lib/server/discovery/discovery';
import { oneAttempt } from '@/lib/server/one-attempt';
import { statement } from '../database';

/**
 * A hundred people who discover one issuer at once cause one request (security.md §3), whichever of our processes they have
 * reached: the first to ask leaves a row, asks, and writes the outcome into it; the others look there. It is a row and not an
 * advisory lock, which would hold a connection for as long as a slow provider likes.
 */

/** Two documents, the keys and the wait for a slot take 35 s at worst: whoever says nothing for longer is gone. */
const LEASE = '60 seconds';
const LOOK_EVERY_MS = 100;
/** A row whose outcome all who waited have seen. */
const KEPT = '5 minutes';

type Row = { attempt: string; outcome: Buffer | null; over: boolean };

/** Takes the issuer's row for this attempt, unless another one is under way. */
const claim = (key: string, attempt: string) =>
  statement<{ attempt: string }>(
    'discovery-claim',
    `INSERT INTO discoveries_under_way AS row (key, attempt) VALUES ($1, $2)
     ON CONFLICT (key) DO UPDATE SET attempt = $2, started_at = now(), outcome = NULL
     WHERE row.outcome IS NOT NULL OR row.started_at < now() - interval '${LEASE}'
     RETURNING attempt`,
    [key, attempt],
  );

const look = (key: string) =>
  statement<Row>(
    'discovery-look',
    `SELECT attempt, outcome, started_at < now() - interval '${LEASE}' AS over FROM discoveries_under_way WHERE key = $1`,
    [key],
  );

const tell = (key: string, attempt: string, outcome: Buffer) =>
  statement(
    'discovery-tell',
    `WITH old AS (DELETE FROM discoveries_under_way WHERE key <> $1 AND started_at < now() - interval '${KEPT}')
     UPDATE discoveries_under_way SET outcome = $3 WHERE key = $1 AND attempt = $2`,
    [key, attempt, outcome],
  );

const giveUp = (key: string, attempt: string) =>
  statement('discovery-give-up', 'DELETE FROM discoveries_under_way WHERE key = $1 AND attempt = $2', [key, attempt]);

async function discover(issuer: string): Promise<Discovery> {
  const attempt = randomUUID();
  const key = createHash('sha256').update(issuer).digest('base64url'); // an index takes no text of any length
  for (;;) {
    if ((await claim(key, attempt)).length > 0) return await lead(issuer, key, attempt);
    const outcome = await follow(key);
    if (outcome !== null) return outcome;
  }
}

async function lead(issuer: string, key: string, attempt: string): Promise<Discovery> {
  try {
    const discovery = await discoverIssuer(issuer);
    await tell(key, attempt, serialize(discovery));
    return discovery;
  } catch (error) {
    // A fault of ours: those who wait try for themselves.
    await giveUp(key, attempt).catch(() => {});
    throw error;
  }
}

/** The outcome of the attempt under way; null when whoever made it is gone without one. */
async function follow(key: string): Promise<Discovery | null> {
  for (;;) {
    const [row] = await look(key);
    if (row === undefined) return null;
    if (row.outcome !== null) return deserialize(row.outcome);
    if (row.over) return null;
    await sleep(LOOK_EVERY_MS);
  }
}

const discoverOnce = oneAttempt(discover);

/**
 * Discovers an issuer as `discoverIssuer` does, together with all who ask for it at the same time, on every instance. The caller
 * has checked that its actor may.
 */
export function UNSAFE_discoverTogether(issuerUrl: string): Promise<Discovery> {
  const input = readIssuerInput(issuerUrl);
  return input.ok ? discoverOnce(input.issuer) : discoverIssuer(issuerUrl);
}
