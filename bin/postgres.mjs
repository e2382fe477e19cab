import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseBinaries } from './database-binaries.mjs';
import { choosePlace, connectionStrings, identity, initialise, makeSocketFolder } from './postgres-place.mjs';
import { commandOf, isAlive, waitForExit } from './processes.mjs';

export { APPLICATION_ROLE, OWNER_ROLE } from './postgres-place.mjs';

/**
 * The bundled PostgreSQL: a real server from npm, its data under DATA_DIR, reachable through a socket in a private folder only.
 * Two roles: the owner migrates, the application's own role can neither change the schema nor rewrite the audit trail
 * (security.md §5).
 *
 * @typedef {{ url: string, ownerUrl: string, pid: number, exited: Promise<void>, stop: () => Promise<void>, stopNow: () => void }} BundledPostgres
 */

const STOP_TIMEOUT_MS = 10_000;
/** Recovery after a crash may have much to read. */
const START_TIMEOUT_MS = 600_000;
/** How long the workers of a killed server may take to notice that it is gone, and to let go of its memory. */
const ORPHANS_TIMEOUT_MS = 15_000;
const STILL_HELD = 'pre-existing shared memory block';

/**
 * Starts the server, making its folder first when there is none, and returns when it accepts connections. The caller holds
 * the lock of the data folder.
 *
 * @param {{ dataDirectory: string, settings?: Record<string, string> }} options `settings` go to the server as `-c name=value`
 * @returns {Promise<BundledPostgres>}
 */
export async function startPostgres({ dataDirectory, settings = {} }) {
  const place = choosePlace(dataDirectory);
  const binaries = databaseBinaries(place.user);
  initialise(place, binaries);
  await stopLeftover(place.data);
  for (const until = Date.now() + ORPHANS_TIMEOUT_MS; ; await sleep(250)) {
    const server = launch(place, binaries, settings);
    if (await isReady(place, server)) return { ...connectionStrings(place), ...server };
    const lastLines = readFileSync(join(place.folder, 'log'), 'utf8').trimEnd().split('\n').slice(-8).join('\n');
    if (lastLines.includes(STILL_HELD) && Date.now() < until) continue;
    throw new Error(`PostgreSQL did not start. The end of ${join(place.folder, 'log')}:\n${lastLines}`);
  }
}

/**
 * How to reach the server of a data folder that another process has running.
 *
 * @param {string} dataDirectory
 */
export const bundledUrls = (dataDirectory) => connectionStrings(choosePlace(dataDirectory));

function launch(place, binaries, settings) {
  makeSocketFolder(place);
  const options = {
    listen_addresses: '',
    unix_socket_directories: place.socket,
    unix_socket_permissions: '0700',
    jit: 'off',
    // Of the 32 workers that WEB_CONCURRENCY allows, nine fit; more want a database of their own.
    max_connections: '200',
    // DETAIL lines quote whole rows: they stay out of the log (security.md: no secret in any log).
    log_error_verbosity: 'terse',
    ...settings,
  };
  const log = openSync(join(place.folder, 'log'), 'a', 0o600);
  const server = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', place.data, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...identity(place.user),
      // Its own process group: Ctrl-C reaches us alone, and the database goes last, after the application has let go of it.
      detached: true,
      stdio: ['ignore', log, log],
      cwd: place.data,
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    },
  );
  closeSync(log);
  let gone = false;
  const exited = new Promise((done) => {
    const finish = () => {
      gone = true;
      done();
    };
    server.once('exit', finish);
    server.once('error', finish);
  });
  const signal = (name) => !gone && server.kill(name);
  return {
    pid: server.pid,
    exited,
    hasExited: () => gone,
    /** Fast shutdown (open transactions are rolled back), by force when that takes too long. */
    async stop() {
      signal('SIGINT');
      const inTime = exited.then(() => true);
      if (!(await Promise.race([inTime, sleep(STOP_TIMEOUT_MS, false, { ref: false })]))) signal('SIGQUIT');
      await exited;
    },
    /** For the last moment of a dying process: asks for the fast shutdown and does not wait. */
    stopNow: () => signal('SIGINT'),
  };
}

/**
 * After kill -9 of ours the server may still run, or its pid file may name a process that is something else by now.
 * The caller holds the lock of the data folder, so whoever still serves it has no master: it is stopped.
 */
async function stopLeftover(data) {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (pid > 0 && isAlive(pid) && commandOf(pid).includes(data)) {
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL']) {
      process.kill(pid, signal);
      if (await waitForExit(pid, STOP_TIMEOUT_MS)) break;
    }
  }
  rmSync(file, { force: true });
}

/** The eighth line of postmaster.pid says “ready” when connections are accepted, recovery after a crash included. */
async function isReady({ data }, server) {
  const file = join(data, 'postmaster.pid');
  for (const until = Date.now() + START_TIMEOUT_MS; Date.now() < until && !server.hasExited(); await sleep(15)) {
    if (existsSync(file) && readFileSync(file, 'utf8').split('\n')[7]?.trim() === 'ready') return true;
  }
  await server.stop();
  return false;
}
