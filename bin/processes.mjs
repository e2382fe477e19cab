import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a process with this id lives (also one that belongs to somebody else). */
export const isAlive = (pid) => birthOf(pid) !== '';

/** Waits until the process is gone, at most `milliseconds`. Returns whether it is. */
export async function waitForExit(pid, milliseconds) {
  for (const until = Date.now() + milliseconds; Date.now() < until; await sleep(20)) if (!isAlive(pid)) return true;
  return !isAlive(pid);
}

/** The command line of a process, empty when there is none. */
export function commandOf(pid) {
  if (process.platform !== 'linux') return ps(pid, 'command');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** When a process started, in the system's own words: with the id, it names one process for ever. Empty when none lives. */
export function birthOf(pid) {
  if (process.platform !== 'linux') return ps(pid, 'lstart');
  try {
    // Fields 3 and 22 of proc_pid_stat(5); the second, the name in brackets, may itself have blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return 'ZX'.includes(fields[0]) ? '' : fields[19];
  } catch {
    return '';
  }
}

function ps(pid, column) {
  try {
    const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    return execFileSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], options).trim();
  } catch {
    return '';
  }
}

/** Children under way, each the head of a process group of its own: Ctrl-C reaches us alone, and we end them whole. */
const children = new Set();

/**
 * Runs a program to its end. What it prints is shown only when it fails, unless `show` is given.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, failure?: string }} [options]
 * @returns {Promise<void>}
 */
export function run(command, args, { env = process.env, show = false, failure = `${command} failed` } = {}) {
  return new Promise((done, failed) => {
    const output = [];
    const child = spawn(command, args, { env, detached: true, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.once('error', failed);
    child.once('close', (code, signal) => {
      children.delete(child);
      if (code === 0) done();
      else
        failed(
          new Error(`${failure} (${signal ?? `exit code ${code}`}).\n${Buffer.concat(output).toString()}`.trimEnd()),
        );
    });
  });
}

/** Ends what `run` has under way, with everything it started. */
export function endChildren() {
  for (const { pid } of children) {
    try {
      process.kill(-pid, 'SIGTERM');
    } catch {
      // It ended by itself just now.
    }
  }
}
