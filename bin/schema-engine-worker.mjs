import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/** The worker of schema-engine.mjs: one call of one method of the engine, whose answer is posted back. */

/** Node 20 cannot import a .wasm file as a module: instantiate it by hand. */
async function loadEngine() {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/**
 * The adapter of @prisma/adapter-pg cuts a script at every semicolon, also at those inside a function's body. The server reads it
 * whole: several statements sent as one query are one transaction, so a migration is applied or not.
 */
class WholeScriptAdapterFactory extends PrismaPg {
  async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error) => adapter.onError(error)); // the engine wants nothing back
    };
    return adapter;
  }
}

const { connectionString, method, params } = workerData;
await loadEngine();
// Our own pool, because the engine never closes the one it would make.
const pool = new pg.Pool({ connectionString });
const engine = await bindings.SchemaEngine.new(
  { datamodels: undefined },
  () => {},
  bindMigrationAwareSqlAdapterFactory(new WholeScriptAdapterFactory(pool)),
);
try {
  parentPort.postMessage(await engine[method](params));
} finally {
  await pool.end();
}
