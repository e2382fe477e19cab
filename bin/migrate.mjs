import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { applyMigrations } from './schema-engine.mjs';

/**
 * Migrations: the committed SQL of prisma/migrations, applied once each by Prisma's engine (so `_prisma_migrations` is the usual
 * table and the ordinary CLI works on it too), one runner at a time under an advisory lock.
 */

const MIGRATIONS_FOLDER = fileURLToPath(new URL('../prisma/migrations', import.meta.url));
/** Any number that nobody else uses for an advisory lock in this database. */
const LOCK_KEY = 7_236_401;
const OLDEST_POSTGRESQL = 140_000;

/**
 * Brings the database up to date and gives the application's role what it needs.
 *
 * @param {{ ownerUrl: string, applicationRole: string }} options `ownerUrl` connects as the role that owns the tables
 * @returns {Promise<string[]>} the names of the migrations that were applied now
 */
export async function migrate({ ownerUrl, applicationRole }) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await refuseOldServer(client);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    const pending = await pendingMigrations(client);
    if (pending.length === 0) return [];
    const applied = await applyMigrations(ownerUrl, migrationsList());
    await grant(client, applicationRole);
    return applied;
  } finally {
    await client.end();
  }
}

/** Makes the role and the database of the bundled server, when they are missing. */
export async function createDatabase({ ownerUrl, applicationUrl }) {
  const application = new URL(applicationUrl);
  const role = application.username;
  const database = application.pathname.slice(1);
  const client = new pg.Client({ connectionString: onDatabase(ownerUrl, 'postgres') });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role, EXISTS (SELECT FROM pg_database WHERE datname = $2) AS database`,
      [role, database],
    );
    const [name, quoted] = [client.escapeIdentifier(role), client.escapeIdentifier(database)];
    if (!rows[0].role)
      await client.query(`CREATE ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(application.password)}`);
    if (!rows[0].database) await client.query(`CREATE DATABASE ${quoted}`);
  } finally {
    await client.end();
  }
}

/** The same connection string for another database of the same server. */
export function onDatabase(connectionString, database) {
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return url.href;
}

async function refuseOldServer(client) {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
  );
  if (rows[0].number < OLDEST_POSTGRESQL)
    throw new Error(`DATABASE_URL names PostgreSQL ${rows[0].version}; version 14 is the oldest that works.`);
}

/** What is committed and not applied. A migration that was edited after it was applied is an error: the past does not change. */
async function pendingMigrations(client) {
  const { rows: table } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`);
  const { rows } = table[0].exists
    ? await client.query(
        'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
      )
    : { rows: [] };
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  return committedMigrations().filter(({ name, sql }) => {
    const checksum = applied.get(name);
    if (checksum !== undefined && checksum !== createHash('sha256').update(sql).digest('hex')) {
      throw new Error(
        `Migration ${name} was changed after this database had applied it. Restore the file and write a new one: npm run db:new -- <name>`,
      );
    }
    return checksum === undefined;
  });
}

function committedMigrations() {
  return readdirSync(MIGRATIONS_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(MIGRATIONS_FOLDER, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function migrationsList() {
  return {
    baseDir: MIGRATIONS_FOLDER,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(MIGRATIONS_FOLDER, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: committedMigrations().map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

/**
 * Where the owner is another role, the application's may read and write rows, make a schema of its own for its job queue, and
 * never change or remove an audit event (security.md §5): it adds them through the one function that keeps the chain.
 */
async function grant(client, applicationRole) {
  const { rows } = await client.query('SELECT current_user AS owner, current_database() AS database');
  if (rows[0].owner === applicationRole) return;
  const role = client.escapeIdentifier(applicationRole);
  await client.query(`
    GRANT CONNECT, CREATE ON DATABASE ${client.escapeIdentifier(rows[0].database)} TO ${role};
    GRANT USAGE ON SCHEMA public TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role};
    REVOKE INSERT, UPDATE, DELETE ON audit_events, audit_head FROM ${role};
    GRANT EXECUTE ON FUNCTION append_audit_event(jsonb, bytea) TO ${role};
    REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${role};
  `);
}
