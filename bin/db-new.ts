import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onDatabase } from './migrate.mjs';
import { startPostgres } from './postgres.mjs';
import { diffSchemas } from './schema-engine.mjs';
import { temporaryFolder } from './testing/temporary-folder';

/**
 * `npm run db:new -- <name>`: writes the SQL from the schema that the committed migrations lead to (prisma/migrations/schema.prisma)
 * to the present one as the next migration. Read it, add what Prisma cannot say, commit both.
 */

const MIGRATIONS = 'prisma/migrations';
const COMMITTED_SCHEMA = join(MIGRATIONS, 'schema.prisma');

async function difference(from: string | null, to: string): Promise<string> {
  const { path: dataDirectory, remove } = temporaryFolder({ reachable: true });
  const server = await startPostgres({ dataDirectory, settings: { fsync: 'off' } });
  try {
    return await diffSchemas(onDatabase(server.ownerUrl, 'postgres'), from, to);
  } finally {
    await server.stop();
    remove();
  }
}

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Name the migration in lower case: npm run db:new -- add_resources');
  process.exit(1);
}
const schema = readFileSync('prisma/schema.prisma', 'utf8');
const committed = existsSync(COMMITTED_SCHEMA) ? readFileSync(COMMITTED_SCHEMA, 'utf8') : null;
const sql = await difference(committed, schema);
const last = readdirSync(MIGRATIONS).filter((entry) => /^\d{4}_/.test(entry)).length;
const folder = join(MIGRATIONS, `${String(last + 1).padStart(4, '0')}_${name}`);
mkdirSync(folder);
writeFileSync(join(folder, 'migration.sql'), sql);
writeFileSync(COMMITTED_SCHEMA, schema);
console.log(`Wrote ${join(folder, 'migration.sql')}. Read it before you commit it with ${COMMITTED_SCHEMA}.`);
