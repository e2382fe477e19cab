import pg from 'pg';
import type { AuditHeadView } from '@/lib/domain/audit/chain';
import { demonstrations } from './demonstration';
import { actsOf, chainEvents } from './events';
import { makeIssuers } from './issuers';
import { type Random, randomFrom } from './random';
import { seedResources } from './resources';
import { type Row, registrationRow, secretRow } from './rows';

/** Two years of history, cut into pieces that are made and written one after the other: memory stays flat. */
const BATCH = 2_000;
const HISTORY_MS = 2 * 365 * 86_400_000;

/** How much the search index lets wait before it takes it in: as the migrations say, and while nobody searches what is being written. */
const PENDING_KB = { ever: 1_024, seed: 32_768 };

const tidyEvery = (client: pg.Client, kilobytes: number) =>
  client.query(`ALTER INDEX registrations_search SET (gin_pending_list_limit = ${kilobytes})`);

/** Why nothing was seeded, in a sentence. */
export class SeedRefused extends Error {}

/**
 * Fills a registry with demonstration data: registrations of all kinds with issuers, secrets, findings and an audit trail
 * that verifies. All of it or nothing; the same `count` gives the same registrations. `ownerUrl` connects as the owner of
 * the tables, because the application's own role cannot write the trail directly.
 */
export async function seed(
  ownerUrl: string,
  count: number,
  now = new Date(),
): Promise<{ registrations: number; events: number }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await tidyEvery(client, PENDING_KB.seed);
    const events = await fill(client, count, now);
    await tidyEvery(client, PENDING_KB.ever);
    await client.query('COMMIT');
    // The planner guesses at a table that has just grown; the list's speed hangs on good guesses.
    for (const table of ['registrations', 'registration_secrets', 'audit_events'])
      await client.query(`VACUUM ANALYZE ${table}`);
    return { registrations: count, events };
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client, count: number, now: Date): Promise<number> {
  const random = randomFrom(7_591);
  const start = new Date(now.getTime() - HISTORY_MS);
  const { byUrl, issuers, snapshots } = makeIssuers(random, start, now);
  await refuseTwice(client, [...byUrl.keys()]);
  await insert(client, 'issuers', issuers);
  await insert(client, 'metadata_snapshots', snapshots);
  // Issuer and snapshot refer to each other: the second reference is made once both are there.
  await client.query(
    'UPDATE issuers SET current_snapshot_id = s.id FROM metadata_snapshots s WHERE s.issuer_id = issuers.id AND s.fetched_at = $1',
    [start],
  );

  const first = await headOf(client);
  let head = await fillResources(client, random, start, first);
  let written = Promise.resolve();
  const next = demonstrations(random);
  const moment = (done: number) => new Date(start.getTime() + (HISTORY_MS * done) / count);
  for (let done = 0; done < count; done += BATCH) {
    const size = Math.min(BATCH, count - done);
    const window = { from: moment(done), to: moment(done + size) };
    const batch = Array.from({ length: size }, () => next(window));
    const secrets = await Promise.all(batch.map((registration) => secretRow(registration, random)));
    const issuerOf = (url: string | null) => (url === null ? null : (byUrl.get(url) ?? null));
    const rows = batch.map((one, index) =>
      registrationRow(one, secrets[index] ?? null, issuerOf(one.configuration.issuerUrl), now),
    );
    const chained = chainEvents(batch.flatMap(actsOf), head, random);
    head = chained.head;
    // The database writes one batch while the next one is made.
    await written;
    written = (async () => {
      await insert(client, 'registrations', rows);
      await insert(client, 'registration_secrets', secrets.filter(isRow));
      await insert(client, 'audit_events', chained.rows);
    })();
    // A failure is thrown where it is awaited, not where it happens.
    written.catch(() => {});
  }
  await written;
  await moveHead(client, head);
  return Number(BigInt(head.sequence) - BigInt(first.sequence));
}

/** The resources of the built-in server, and what is told of them. */
async function fillResources(client: pg.Client, random: Random, start: Date, head: AuditHeadView) {
  const { rows: present } = await client.query<{ name: string }>(
    'SELECT name FROM api_resources UNION SELECT name FROM api_scopes UNION SELECT name FROM identity_resources',
  );
  const { rows, told } = seedResources(random, start, new Set(present.map(({ name }) => name)));
  await insert(client, 'api_scopes', rows.apiScope);
  await insert(client, 'api_resources', rows.apiResource);
  await insert(client, 'identity_resources', rows.identityResource);
  const chained = chainEvents(told, head, random);
  await insert(client, 'audit_events', chained.rows);
  return chained.head;
}

/** The seeded issuers exist once: their presence says that this registry has been seeded. */
async function refuseTwice(client: pg.Client, urls: string[]): Promise<void> {
  const { rows } = await client.query('SELECT count(*)::int AS count FROM issuers WHERE url = ANY($1)', [urls]);
  if (rows[0].count > 0) {
    throw new SeedRefused(
      'This registry has been seeded already, and a second time would not add but repeat. Nothing was changed.',
    );
  }
}

const isRow = (row: Row | null) => row !== null;

async function insert(client: pg.Client, table: string, rows: readonly Row[] | readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0] as Row).join(', ');
  const sql = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
  await client.query(sql, [JSON.stringify(rows)]);
}

/** Locks the head of the chain, so that nobody else writes between the events of the seed. */
async function headOf(client: pg.Client) {
  const { rows } = await client.query(
    `SELECT sequence::text, encode(hash, 'hex') AS hash FROM audit_head WHERE id = 1 FOR UPDATE`,
  );
  return { sequence: rows[0].sequence as string, hash: rows[0].hash as string };
}

/** The head moves one step at a time, except here, by the hand of its owner. */
async function moveHead(client: pg.Client, head: { sequence: string; hash: string }): Promise<void> {
  await client.query('ALTER TABLE audit_head DISABLE TRIGGER audit_head_steps');
  await client.query(`UPDATE audit_head SET sequence = $1, hash = decode($2, 'hex') WHERE id = 1`, [
    head.sequence,
    head.hash,
  ]);
  await client.query('ALTER TABLE audit_head ENABLE TRIGGER audit_head_steps');
}
