import { resolve } from 'node:path';
import { FolderInUse, holdFolder } from './lock.mjs';
import { step } from './step.mjs';

/**
 * The database of this start: the one DATABASE_URL names, or the bundled one on the data folder, which is then this process's
 * own. Either way it is migrated, and `process.env.DATABASE_URL` leads to it.
 */

const dataDirectory = () => process.env.DATA_DIR || '.data';

/**
 * @param {{ url?: string }} facts what another start on the same folder is told
 * @returns {Promise<{ stop: () => Promise<void>, stopNow: () => void }>}
 */
export async function openDatabase(facts = {}) {
  if (process.env.DATABASE_URL) {
    await migrateExternal();
    return { stop: async () => {}, stopNow: () => {} };
  }
  const letGo = hold(facts);
  try {
    const server = await openBundled();
    return {
      async stop() {
        await server.stop();
        letGo();
      },
      stopNow() {
        server.stopNow();
        letGo();
      },
    };
  } catch (error) {
    letGo();
    throw error;
  }
}

function hold(facts) {
  try {
    return holdFolder(dataDirectory(), facts);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    const { pid, since, url } = error.holder;
    throw new Error(
      `The data folder ${resolve(dataDirectory())} is held by process ${pid}${url ? `, which serves ${url}` : ''}, since ${since}.\n` +
        'Stop that one first, or give this one its own: DATA_DIR=.data-2 PORT=3001 npm start',
    );
  }
}

async function migrateExternal() {
  const { migrate } = await import('./migrate.mjs');
  const { DATABASE_URL, DATABASE_MIGRATION_URL } = process.env;
  try {
    await step('Migrating the database', () =>
      migrate({
        ownerUrl: DATABASE_MIGRATION_URL || DATABASE_URL,
        applicationRole: decodeURIComponent(new URL(DATABASE_URL).username),
      }),
    );
  } catch (error) {
    if (/permission denied|must be owner/.test(error.message)) {
      throw new Error(
        DATABASE_MIGRATION_URL
          ? 'The role of DATABASE_MIGRATION_URL may not change this database: make it the owner of the database.'
          : 'The role of DATABASE_URL may not make tables in this database: make it the owner of the database, or name the owner in DATABASE_MIGRATION_URL.',
      );
    }
    if (!['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ENOENT', '28P01', '28000', '3D000'].includes(error.code))
      throw error;
    throw new Error(
      `${DATABASE_MIGRATION_URL ? 'DATABASE_MIGRATION_URL' : 'DATABASE_URL'} does not lead to a database: ${error.message || error.code}`,
    );
  }
}

async function openBundled() {
  const { startPostgres, APPLICATION_ROLE } = await import('./postgres.mjs');
  const { createDatabase, migrate } = await import('./migrate.mjs');
  const start = () => startPostgres({ dataDirectory: dataDirectory() });
  let server = await step('Starting the bundled PostgreSQL', start);
  let stopping = false;
  const stop = async () => {
    stopping = true;
    await server.stop();
  };
  try {
    await createDatabase({ ownerUrl: server.ownerUrl, applicationUrl: server.url });
    await step('Migrating the database', () =>
      migrate({ ownerUrl: server.ownerUrl, applicationRole: APPLICATION_ROLE }),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  process.env.DATABASE_URL = server.url;

  // Whoever kills the database gets it back: its address is the same after every start.
  const watch = () =>
    server.exited.then(async () => {
      if (stopping) return;
      console.error('The bundled PostgreSQL ended by itself; starting it again.');
      try {
        server = await start();
        if (stopping) await server.stop();
        else watch();
      } catch (error) {
        console.error(error.message);
        if (!stopping) setTimeout(watch, 1_000).unref();
      }
    });
  watch();
  return {
    stop,
    stopNow() {
      stopping = true;
      server.stopNow();
    },
  };
}
