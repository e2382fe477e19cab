import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeReachable, REACHABLE_FOLDER } from './database-binaries.mjs';
import { canEnter, databaseUser } from './database-user.mjs';

/**
 * Where the bundled PostgreSQL keeps its files, and how it is reached there.
 *
 * @typedef {{ folder: string, data: string, socket: string, user: import('./database-user.mjs').DatabaseUser | null }} Place
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
/** sockaddr_un holds 104 bytes on macOS, 108 on Linux. */
const LONGEST_SOCKET_FOLDER = 80;

const fingerprint = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The account a child process runs under. */
export const identity = (user) => (user === null ? {} : { uid: user.uid, gid: user.gid });

/**
 * In DATA_DIR, or, when root's database account cannot enter there, under a folder it can.
 *
 * @param {string} dataDirectory made when it is missing
 * @returns {Place}
 */
export function choosePlace(dataDirectory) {
  const beside = resolve(dataDirectory);
  mkdirSync(beside, { recursive: true });
  const moved = join(REACHABLE_FOLDER, fingerprint(beside));
  const inside = join(beside, 'postgres');
  const user = databaseUser(existsSync(join(inside, 'data')) ? join(inside, 'data') : join(moved, 'data'));
  const folder = canEnter(user, beside) ? inside : moved;
  if (folder === moved) {
    makeReachable();
    writeFileSync(join(beside, 'postgres-is-elsewhere.txt'), `${folder}\n`);
  }
  mkdirSync(folder, { recursive: true });
  // Whatever the umask: the database's account passes through, and sees only what is its own.
  chmodSync(folder, 0o711);
  const socket = join(folder, 'socket');
  return {
    folder,
    data: join(folder, 'data'),
    socket: socket.length <= LONGEST_SOCKET_FOLDER ? socket : join(tmpdir(), `clientele-${fingerprint(folder)}`),
    user,
  };
}

/**
 * Makes the data folder with initdb, once. Passwords are made here and stay in a file that only we can read.
 *
 * @param {Place} place
 * @param {string} binaries
 */
export function initialise({ folder, data, user }, binaries) {
  const file = join(folder, 'credentials.json');
  if (existsSync(data)) {
    if (user === null && statSync(data).uid !== process.getuid?.()) {
      throw new Error(
        `The database in ${data} belongs to another account (user ${statSync(data).uid}). Start as that user or as root, or set DATA_DIR to another folder.`,
      );
    }
    if (!existsSync(file))
      throw new Error(`${file} is missing: restore it, the database beside it opens with it only.`);
    return;
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
}

/** An empty private folder for the socket: what a killed server left there would be in the way of the next. */
export function makeSocketFolder({ socket, user }) {
  rmSync(socket, { recursive: true, force: true });
  mkdirSync(socket, { mode: 0o700 });
  if (user) chownSync(socket, user.uid, user.gid);
}

/**
 * How the application and the owner of the tables connect. The same after every start.
 *
 * @param {Place} place one that `initialise` has made
 * @returns {{ url: string, ownerUrl: string }}
 */
export function connectionStrings({ folder, socket }) {
  const { owner, application } = JSON.parse(readFileSync(join(folder, 'credentials.json'), 'utf8'));
  // The port is said, or PGPORT of whoever starts us would name the socket.
  const at = `localhost:5432/clientele?host=${encodeURIComponent(socket)}`;
  return {
    url: `postgresql://${APPLICATION_ROLE}:${application}@${at}`,
    ownerUrl: `postgresql://${OWNER_ROLE}:${owner}@${at}`,
  };
}
