import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthOf } from './processes.mjs';

/**
 * One process at a time on a folder. The lock names its holder by process id and birth, so that one left by kill -9 is told
 * from a living one, also when its number has been given to another process since.
 *
 * @typedef {{ pid: number, birth: string, since: string, url?: string }} Holder
 */

export class FolderInUse extends Error {
  /** @param {Holder} holder */
  constructor(folder, holder) {
    super(`${folder} is in use by process ${holder.pid}`);
    this.holder = holder;
  }
}

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

/** Who holds the folder now, or null. */
export function holderOf(folder) {
  const text = read(join(folder, 'lock'));
  const holder = text === null ? null : parse(text);
  return holder !== null && birthOf(holder.pid) === holder.birth ? holder : null;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Takes the folder for this process.
 *
 * @param {string} folder made when it is missing
 * @param {{ url?: string }} facts what the next one who wants it is told
 * @returns {() => void} lets go of it
 * @throws {FolderInUse}
 */
export function holdFolder(folder, facts = {}) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock');
  const mine = `${file}.${process.pid}`;
  const text = JSON.stringify({
    pid: process.pid,
    birth: birthOf(process.pid),
    since: new Date().toISOString(),
    ...facts,
  });
  writeFileSync(mine, text, { mode: 0o644 });
  try {
    for (;;) {
      try {
        // link(2) is the one atomic “make it unless it is there” that also fills the file.
        linkSync(mine, file);
        return () => read(file) === text && rmSync(file, { force: true });
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const seen = read(file);
      const holder = holderOf(folder);
      if (holder !== null) throw new FolderInUse(folder, holder);
      removeStale(file, seen);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Moves the dead holder's lock away; if what was moved is not the one we had judged, somebody was quicker: it goes back. */
function removeStale(file, seen) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== seen) {
    try {
      linkSync(aside, file);
    } catch {
      // A third one took it meanwhile: its own look at the lock decides.
    }
  }
  rmSync(aside, { force: true });
}
