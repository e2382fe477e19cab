import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * Prisma's schema engine as WebAssembly from npm: the native one is fetched from a host that closed networks do not reach
 * (docs/decisions/002-wasm-migrations.md). It runs in a worker that ends with the call, because it keeps a ten-second timer for
 * its lock alive, and megabytes that the server has no further use for.
 */

const NO_FILTERS = { externalTables: [], externalEnums: [] };

async function callEngine(connectionString, method, params) {
  const worker = new Worker(new URL('./schema-engine-worker.mjs', import.meta.url), {
    workerData: { connectionString, method, params },
  });
  try {
    const [answer] = await once(worker, 'message');
    return answer;
  } finally {
    await worker.terminate();
  }
}

/**
 * Applies what `migrationsList` holds and the database does not.
 *
 * @param {string} connectionString
 * @param {import('@prisma/schema-engine-wasm').MigrationList} migrationsList
 * @returns {Promise<string[]>} the names of the migrations that were applied
 */
export async function applyMigrations(connectionString, migrationsList) {
  const { appliedMigrationNames } = await callEngine(connectionString, 'applyMigrations', {
    migrationsList,
    filters: NO_FILTERS,
  });
  return appliedMigrationNames;
}

/**
 * The SQL that leads from one Prisma schema (null: an empty database) to another. The engine wants a live connection for it and
 * writes nothing there.
 *
 * @param {string} connectionString
 * @param {string | null} from
 * @param {string} to
 * @returns {Promise<string>}
 */
export async function diffSchemas(connectionString, from, to) {
  const datamodel = (content) => ({ tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] });
  const { stdout } = await callEngine(connectionString, 'diff', {
    from: from === null ? { tag: 'empty' } : datamodel(from),
    to: datamodel(to),
    script: true,
    exitCode: null,
    filters: NO_FILTERS,
  });
  return stdout ?? '';
}
