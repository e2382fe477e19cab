import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { generateClient } from './build.mjs';
import { installDependencies } from './dependencies.mjs';
import { loadEnvironmentFile } from './environment-file.mjs';
import { holderOf } from './lock.mjs';

/**
 * `node bin/run.mjs <script> …`: runs a TypeScript command with the settings and the database of `npm start`: the one of
 * DATABASE_URL, the bundled one that a running `npm start` serves, or the bundled one started for as long as the command lasts.
 */

/** Runs `script` to its end and returns its exit code. */
async function runScript(script, args) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: 'inherit' });
  // The terminal sends Ctrl-C to both; the script decides when it is done.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

/** A command may need the owner's rights, as the seed does to write a history. */
function runOnBundled({ url, ownerUrl }, script, args) {
  process.env.DATABASE_URL = url;
  process.env.DATABASE_MIGRATION_URL ||= ownerUrl;
  return runScript(script, args);
}

async function main([script, ...args]) {
  await installDependencies();
  loadEnvironmentFile();
  await generateClient();
  // What is read from a file needs no database: an export of the audit trail is verified on any machine.
  const readsFile = args.some((word) => word === '--file' || word.startsWith('--file='));
  if (process.env.DATABASE_URL || readsFile) return runScript(script, args);

  const dataDirectory = process.env.DATA_DIR || '.data';
  const { bundledUrls } = await import('./postgres.mjs');
  if (holderOf(dataDirectory) !== null) return runOnBundled(bundledUrls(dataDirectory), script, args);
  const { openDatabase } = await import('./database.mjs');
  const database = await openDatabase();
  try {
    return await runOnBundled(bundledUrls(dataDirectory), script, args);
  } finally {
    await database.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
