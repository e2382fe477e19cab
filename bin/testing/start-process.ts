import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** Complete settings of their own, so that a test neither makes nor reads the clone's .env.local. */
const SETTINGS = {
  AUTH_SECRET: Buffer.alloc(32, 'auth').toString('base64'),
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 'key').toString('base64')}`,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 'next').toString('base64'),
  DATABASE_URL: '',
  DATABASE_MIGRATION_URL: '',
  PUBLIC_URL: '',
};

export type Started = {
  child: ChildProcess;
  /** All it has printed. */
  output: () => string;
  /** Waits until it has printed something that matches; fails when it ends before. */
  printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Waits for its end: the exit code. */
  ended: Promise<number | null>;
};

const COMMANDS = { node: [process.execPath, 'bin/start.mjs'], npm: ['npm', 'start', '--'] } as const;

/** `npm start`, or `bin/start.mjs` without npm, on settings of the test's own. */
export function startProcess(
  args: readonly string[],
  settings: Record<string, string>,
  through: 'node' | 'npm',
): Started {
  const { npm_lifecycle_event: _, ...inherited } = process.env;
  const env = { ...inherited, ...SETTINGS, ...settings } as NodeJS.ProcessEnv;
  const [command, ...given] = COMMANDS[through];
  const child = spawn(command, [...given, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((found, failed) => {
      const look = () => {
        const match = pattern.exec(text);
        if (match) found(match);
      };
      listeners.add(look);
      look();
      ended.then(() => failed(new Error(`ended without printing ${pattern}:\n${text}`)));
    });
  return { child, output: () => text, printed, ended };
}

/** Processes whose command line or environment names the folder: what a start on it left behind. */
export function processesOn(folder: string): number[] {
  const mentions = (pid: string, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(folder);
    } catch {
      return false;
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => mentions(pid, 'cmdline') || mentions(pid, 'environ'))
    .map(Number);
}

/** Listens on a port as somebody else would. */
export async function listen(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = () => new Promise<void>((closed) => server.close(() => closed()));
  return { port: address.port, close };
}

export async function freePort(): Promise<number> {
  const { port, close } = await listen();
  await close();
  return port;
}
