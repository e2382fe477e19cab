import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { onDatabase } from '../migrate.mjs';

/** Gives this test file a database of its own, copied from the migrated template, before anything of the product is imported. */

const { ownerUrl, applicationUrl } = inject('database');
const template = new URL(ownerUrl).pathname.slice(1);
const name = `test_${randomBytes(6).toString('hex')}`;

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: onDatabase(ownerUrl, 'postgres') });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

await asOwner(`CREATE DATABASE ${name} TEMPLATE ${template}`);
// A copy has the tables and their grants, but not the grants on the database itself.
await asOwner(`GRANT CONNECT, CREATE ON DATABASE ${name} TO ${new URL(applicationUrl).username}`);

process.env.DATABASE_URL = onDatabase(applicationUrl, name);
process.env.DATABASE_MIGRATION_URL = onDatabase(ownerUrl, name);
process.env.PUBLIC_URL ??= 'https://clientele.example.com';
process.env.AUTH_SECRET ??= Buffer.alloc(32, 'auth').toString('base64');
process.env.ENCRYPTION_KEYS ??= `test:${Buffer.alloc(32, 'key').toString('base64')}`;
process.env.OUTBOUND_ALLOW ??= 'http://127.0.0.1:*';

afterAll(() => asOwner(`DROP DATABASE ${name} WITH (FORCE)`));
