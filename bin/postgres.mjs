import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseBinaries, REACHABLE_FOLDER } from './database-binaries.mjs';
import { canEnter, databaseUser } from './database-user.mjs';
import { commandOf, isAlive, waitForExit } from './processes.mjs';

/**
 * The bundled PostgreSQL: a real server from npm, its data under DATA_DIR, reachable through a socket in a private folder only.
 * Two roles: the owner migrates, the application's own role can neither change the schema nor rewrite the audit trail
 * (security.md §5).
 *
 * @typedef {{ url: string, ownerUrl: string, pid: number, exited: Promise<void>, stop: () => Promise<void>, stopNow: () => void }} BundledPostgres
 */

export const OWNER_ROLE = 'clientele_owner';
export const APPLICATION_ROLE = 'clientele';

const INITDB_OPTIONS = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];
const STOP_TIMEOUT_MS = 10_000;
const START_TIMEOUT_MS = 60_000;
/** sockaddr_un holds 104 bytes on macOS, 108 on Linux. */
const LONGEST_SOCKET_FOLDER = 80;

const fingerprint = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/**
 * Starts the server, making its folder first when there is none, and returns when it accepts connections.
 *
 * @param {{ dataDirectory: string, settings?: Record<string, string> }} options `settings` go to the server as `-c name=value`
 * @returns {Promise<BundledPostgres>}
 */
export async function startPostgres({ dataDirectory, settings = {} }) {
  const place = choosePlace(resolve(dataDirectory));
  const binaries = databaseBinaries(place.user);
  const credentials = initialise(place, binaries);
  await stopLeftover(place.data);

  const socket = makeSocketFolder(place);
  const options = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    jit: 'off',
    // DETAIL lines quote whole rows: they stay out of the log (security.md: no secret in any log).
    log_error_verbosity: 'terse',
    ...settings,
  };
  const log = openSync(join(place.folder, 'log'), 'a', 0o600);
  const server = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', place.data, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Its own process group: Ctrl-C reaches us alone, and the database goes last, after the application has let go of it.
    {
      ...identity(place.user),
      detached: true,
      stdio: ['ignore', log, log],
      cwd: place.data,
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    },
  );
  let gone = false;
  const exited = new Promise((done) => {
    const finish = () => {
      gone = true;
      done();
    };
    server.once('exit', finish);
    server.once('error', finish);
  });

  await untilReady(place, () => gone);
  const signal = (name) => !gone && server.kill(name);
  return {
    url: connectionString(APPLICATION_ROLE, credentials.application, socket),
    ownerUrl: connectionString(OWNER_ROLE, credentials.owner, socket),
    pid: server.pid,
    exited,
    /** Fast shutdown (open transactions are rolled back), by force when that takes too long. */
    async stop() {
      signal('SIGINT');
      if (!(await Promise.race([exited.then(() => true), sleep(STOP_TIMEOUT_MS, false, { ref: false })])))
        signal('SIGQUIT');
      await exited;
    },
    /** For the last moment of a dying process: asks for the fast shutdown and does not wait. */
    stopNow: () => signal('SIGINT'),
  };
}

const identity = (user) => (user === null ? {} : { uid: user.uid, gid: user.gid });

/** Where the server's files are: in DATA_DIR, or, when root's database account cannot enter there, under a folder it can. */
function choosePlace(dataDirectory) {
  mkdirSync(dataDirectory, { recursive: true });
  let folder = join(dataDirectory, 'postgres');
  const moved = join(REACHABLE_FOLDER, fingerprint(dataDirectory));
  const user = databaseUser(existsSync(join(folder, 'data')) ? join(folder, 'data') : join(moved, 'data'));
  if (!canEnter(user, dataDirectory)) {
    folder = moved;
    writeFileSync(join(dataDirectory, 'postgres-is-elsewhere.txt'), `${folder}\n`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return { folder, data: join(folder, 'data'), user };
}

/** Makes the data folder with initdb, once. Passwords are made here and stay in a file that only we can read. */
function initialise({ folder, data, user }, binaries) {
  const file = join(folder, 'credentials.json');
  if (existsSync(data)) {
    if (user === null && statSync(data).uid !== process.getuid?.()) {
      throw new Error(
        `The database in ${data} belongs to another account (user ${statSync(data).uid}). Start as that user or as root, or set DATA_DIR to another folder.`,
      );
    }
    if (!existsSync(file))
      throw new Error(`${file} is missing: restore it, the database beside it opens with it only.`);
    return JSON.parse(readFileSync(file, 'utf8'));
  }
  // Made under another name and renamed when whole: a data folder that exists is complete, also after a kill half-way.
  const unfinished = `${data}.new`;
  const password = join(folder, 'password');
  const credentials = {
    owner: randomBytes(24).toString('base64url'),
    application: randomBytes(24).toString('base64url'),
  };
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(password, credentials.owner, { mode: 0o600 });
  if (user) for (const path of [unfinished, password]) chownSync(path, user.uid, user.gid);
  try {
    execFileSync(
      join(binaries, 'bin', 'initdb'),
      ['-D', unfinished, '-U', OWNER_ROLE, '--pwfile', password, ...INITDB_OPTIONS],
      {
        ...identity(user),
        cwd: '/',
        env: { PATH: process.env.PATH, LC_ALL: 'C' },
        stdio: ['ignore', 'ignore', 'pipe'],
        encoding: 'utf8',
      },
    );
  } catch (error) {
    throw new Error(`PostgreSQL could not make its folder ${data}:\n${error.stderr || error.message}`);
  } finally {
    rmSync(password, { force: true });
  }
  writeFileSync(file, JSON.stringify(credentials), { mode: 0o600 });
  renameSync(unfinished, data);
  return credentials;
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
    for (const [signal, patience] of [
      ['SIGINT', STOP_TIMEOUT_MS],
      ['SIGQUIT', STOP_TIMEOUT_MS],
      ['SIGKILL', STOP_TIMEOUT_MS],
    ]) {
      process.kill(pid, signal);
      if (await waitForExit(pid, patience)) break;
    }
  }
  rmSync(file, { force: true });
}

function makeSocketFolder({ folder, user }) {
  const beside = join(folder, 'socket');
  const socket = beside.length <= LONGEST_SOCKET_FOLDER ? beside : join(tmpdir(), `clientele-${fingerprint(folder)}`);
  const owner = user?.uid ?? process.getuid();
  rmSync(socket, { recursive: true, force: true });
  mkdirSync(socket, { mode: 0o700 });
  chmodSync(socket, 0o700);
  if (user) chownSync(socket, user.uid, user.gid);
  if (statSync(socket).uid !== owner) throw new Error(`${socket} belongs to somebody else.`);
  return socket;
}

/** The eighth line of postmaster.pid says “ready” when connections are accepted, recovery after a crash included. */
async function untilReady({ folder, data }, hasExited) {
  const file = join(data, 'postmaster.pid');
  for (const until = Date.now() + START_TIMEOUT_MS; Date.now() < until && !hasExited(); await sleep(15)) {
    if (existsSync(file) && readFileSync(file, 'utf8').split('\n')[7]?.trim() === 'ready') return;
  }
  const lastLines = readFileSync(join(folder, 'log'), 'utf8').trimEnd().split('\n').slice(-8).join('\n');
  throw new Error(`PostgreSQL did not start. The end of ${join(folder, 'log')}:\n${lastLines}`);
}

function connectionString(role, password, socket) {
  return `postgresql://${role}:${password}@localhost/clientele?host=${encodeURIComponent(socket)}`;
}
