import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/**
 * PostgreSQL refuses to run as root. Started by root we hand it to an unprivileged account that every system has; started by
 * anyone else it runs as that person.
 *
 * @typedef {{ uid: number, gid: number, name: string }} DatabaseUser
 */

/** @returns {DatabaseUser | null} null: run as the present user. Data that exists keeps its owner. */
export function databaseUser(dataFolder) {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `user ${owner.uid}` };
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g'), name };
    } catch {
      // No such account here: try the next.
    }
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no account called postgres or nobody. Run `npm start` as an ordinary user.',
  );
}

/** Whether `user` can enter `folder` (a clone under /root cannot be entered by anyone else). */
export function canEnter(user, folder) {
  if (user === null) return true;
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid: user.uid, gid: user.gid, stdio: 'ignore', cwd: '/' })
      .status === 0
  );
}

/** Whether `user` can run `program`, libraries included. */
export function canRun(user, program) {
  const identity = user === null ? {} : { uid: user.uid, gid: user.gid };
  return spawnSync(program, ['--version'], { ...identity, stdio: 'ignore', cwd: '/' }).status === 0;
}
