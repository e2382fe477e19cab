import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export type Running = { process: ChildProcess; secondsToReady: number; stop: () => Promise<void> };

type Start = { cwd: string; env: Record<string, string>; readyUrl: string };

/** Starts a server and waits until `readyUrl` answers 200. What it prints goes to `log`, which is shown when it fails. */
export async function start(command: string, args: readonly string[], { cwd, env, readyUrl }: Start): Promise<Running> {
  const began = performance.now();
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed = (printed + chunk).slice(-8_000);
    });
  }
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  while (!(await answers(readyUrl))) {
    if (child.exitCode !== null)
      throw new Error(`${command} ${args.join(' ')} ended with ${child.exitCode}:\n${printed}`);
    await sleep(50);
  }
  return {
    process: child,
    secondsToReady: (performance.now() - began) / 1000,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** The same for a script, without npx between: that ends at once when it is asked to, and leaves the script running. */
export function startScript([path, ...args]: [string, ...string[]], options: Start): Promise<Running> {
  const loader = path.endsWith('.ts') ? ['--import', 'tsx'] : [];
  return start(process.execPath, [...loader, path, ...args], options);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** Resident memory, in MiB, of a process and all that it started. */
export function residentMemory(pid: number): number {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number, number]);
  const family = new Set([pid]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [child, parent] of rows) {
      if (!family.has(child) && family.has(parent)) {
        family.add(child);
        grown = true;
      }
    }
  }
  return rows.filter(([id]) => family.has(id)).reduce((sum, [, , kilobytes]) => sum + kilobytes, 0) / 1024;
}
