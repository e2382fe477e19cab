import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { onDatabase } from './migrate.mjs';
import { bundledUrls } from './postgres.mjs';
import { freePort, listen, processesOn, type Started, startProcess } from './testing/start-process';
import { temporaryFolder } from './testing/temporary-folder';

/** `npm start` as a person meets it (issue 2 §2): what it says when it cannot start, what it leaves behind, what it survives. */

const PATIENCE_MS = 120_000;
vi.setConfig({ testTimeout: PATIENCE_MS });

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function dataFolder(options = { reachable: true }): string {
  const { path, remove } = temporaryFolder(options);
  cleanups.push(remove);
  return path;
}

function start(args: readonly string[], settings: Record<string, string>, through: 'node' | 'npm' = 'node'): Started {
  const started = startProcess(args, settings, through);
  cleanups.push(async () => {
    started.child.kill('SIGTERM');
    await started.ended;
  });
  return started;
}

async function startServing(folder: string) {
  const started = start(['--dev'], { DATA_DIR: folder, PORT: String(await freePort()) });
  const [, url = ''] = await started.printed(/ready at (\S+) /);
  return { ...started, url };
}

const database = (folder: string) => new pg.Client({ connectionString: bundledUrls(folder).url });

async function query(folder: string, sql: string): Promise<unknown[]> {
  const client = database(folder);
  await client.connect();
  return client.query(sql).then(
    ({ rows }) => client.end().then(() => rows),
    (error) => client.end().then(() => Promise.reject(error)),
  );
}

const ready = (url: string) => fetch(`${url}/api/health/ready`).then((answer) => answer.status);

/** The web socket that the reload loop of `npm run dev` lives on, asked for by a page of `origin`; null when it is refused. */
async function openReloadSocket(url: string, origin: string): Promise<Duplex | null> {
  // The first page is what sets Next listening.
  await fetch(`${url}/sign-in`);
  const request = get(`${url}/_next/hmr?id=test`, {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
      origin,
    },
  });
  return new Promise((answered) => {
    request.on('upgrade', (_response, socket) => answered(socket));
    request.on('error', () => answered(null));
    request.on('response', () => answered(null));
  });
}

describe('does not start, and says why', () => {
  it('on a busy port: names PORT', async () => {
    const busy = await listen();
    cleanups.push(busy.close);
    const { ended, output } = start([], { PORT: String(busy.port), DATA_DIR: dataFolder() });
    expect(await ended).toBe(1);
    expect(output()).toMatch(new RegExp(`Port ${busy.port} is in use.*PORT=${busy.port + 1} npm start`));
  });

  it.each([
    [{ AUTH_SECRET: 'short' }, /AUTH_SECRET is too short.*randomBytes/],
    [{ ENCRYPTION_KEYS: 'one:c2hvcnQ=' }, /ENCRYPTION_KEYS key “one” has 5 bytes.*randomBytes/],
    [{ OUTBOUND_ALLOW: 'http://*' }, /OUTBOUND_ALLOW cannot be read at/],
    [{ DATABASE_URL: 'mysql://localhost/db' }, /DATABASE_URL must be a PostgreSQL address/],
  ])('with a bad setting: %j', async (setting, message) => {
    const folder = dataFolder();
    const { ended, output } = start([], { DATA_DIR: folder, PORT: String(await freePort()), ...setting });
    expect(await ended).toBe(1);
    expect(output()).toMatch(message);
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
  });

  it('when DATABASE_URL leads nowhere: names it, and bundles nothing', async () => {
    const folder = dataFolder();
    const { ended, output } = start(['--migrate-only'], {
      DATA_DIR: folder,
      DATABASE_URL: 'postgresql://me@127.0.0.1:9/none',
    });
    expect(await ended).toBe(1);
    expect(output()).toMatch(/DATABASE_URL does not lead to a database/);
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
  });

  it('when the role of DATABASE_URL may not make tables: says so, and names DATABASE_MIGRATION_URL', async () => {
    const { DATABASE_URL: application = '', DATABASE_MIGRATION_URL: owner = '' } = process.env;
    const name = `empty_${process.pid}`;
    const client = new pg.Client({ connectionString: onDatabase(owner, 'postgres') });
    await client.connect();
    cleanups.push(() => client.end());
    await client.query(`CREATE DATABASE ${name}`);
    cleanups.push(async () => void (await client.query(`DROP DATABASE ${name}`)));
    const settings = { DATA_DIR: dataFolder(), DATABASE_URL: onDatabase(application, name) };
    const { ended, output } = start(['--migrate-only'], settings);
    expect(await ended).toBe(1);
    expect(output()).toMatch(/role of DATABASE_URL may not make tables.*DATABASE_MIGRATION_URL/);
  });
});

describe('with a database of its own', () => {
  it('DATABASE_URL: migrates there and bundles nothing', async () => {
    const folder = dataFolder();
    const { ended, output } = start(['--migrate-only'], {
      DATA_DIR: folder,
      DATABASE_URL: process.env.DATABASE_MIGRATION_URL as string,
    });
    expect(await ended, output()).toBe(0);
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)('as root in a folder that nobody else can enter', async () => {
    const folder = dataFolder({ reachable: false });
    const { ended, output } = start(['--migrate-only'], { DATA_DIR: folder });
    expect(await ended, output()).toBe(0);
    expect(existsSync(join(folder, 'postgres-is-elsewhere.txt'))).toBe(true);
    expect(processesOn(folder)).toEqual([]);
  });
});

describe('serving', () => {
  it('prints the address and the setup link; the second start on the folder says who holds it; Ctrl-C leaves nothing', async () => {
    const folder = dataFolder();
    const first = await startServing(folder);
    expect(first.output()).toMatch(
      /Create the first administrator \(once, until [-\d: ]+ UTC\): \S+\/setup\?token=\S+/,
    );
    expect(await ready(first.url)).toBe(200);

    const second = start(['--migrate-only'], { DATA_DIR: folder });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`is held by process ${first.child.pid}, which serves ${first.url}`);
    expect(await ready(first.url)).toBe(200);

    // The terminal tells us and npm, and npm tells us again.
    first.child.kill('SIGINT');
    await sleep(30);
    first.child.kill('SIGINT');
    expect(await first.ended, first.output()).toBe(0);
    expect(processesOn(folder)).toEqual([]);
  });

  it('reloads pages in development at the address it was given, whatever its host, and stops although one is open', async () => {
    const port = String(await freePort());
    const url = `http://127.0.0.1:${port}`;
    const started = start(['--dev'], { DATA_DIR: dataFolder(), PORT: port, PUBLIC_URL: url });
    await started.printed(/ready at/);
    expect(await openReloadSocket(url, 'https://evil.example')).toBeNull();
    const socket = await openReloadSocket(url, url);
    expect(socket).not.toBeNull();
    socket?.on('error', () => {});
    started.child.kill('SIGINT');
    expect(await started.ended, started.output()).toBe(0);
    socket?.destroy();
  });

  it('stops with npm, which is told to and does not tell', async () => {
    const folder = dataFolder();
    const npm = start(['--dev'], { DATA_DIR: folder, PORT: String(await freePort()) }, 'npm');
    await npm.printed(/ready at/);
    npm.child.kill('SIGTERM');
    await vi.waitFor(() => expect(processesOn(folder)).toEqual([]), { timeout: 30_000, interval: 200 });
  });

  it('survives the death of its database, and comes back by itself', async () => {
    const folder = dataFolder();
    const { url } = await startServing(folder);
    expect(await ready(url)).toBe(200);
    const [before] = await query(folder, 'SELECT pg_postmaster_start_time()');
    process.kill(Number.parseInt(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8'), 10), 'SIGKILL');
    await vi.waitFor(
      async () => expect(await query(folder, 'SELECT pg_postmaster_start_time()')).not.toEqual([before]),
      {
        timeout: 30_000,
        interval: 200,
      },
    );
    await vi.waitFor(async () => expect(await ready(url)).toBe(200), { timeout: 30_000, interval: 200 });
    expect((await fetch(`${url}/api/health/live`)).status).toBe(200);
  });

  it('after kill -9 the next start stops the orphaned database and has every acknowledged row', async () => {
    const folder = dataFolder();
    const first = await startServing(folder);
    await query(folder, `INSERT INTO settings (key, value) VALUES ('acknowledged', '1')`);
    first.child.kill('SIGKILL');
    await first.ended;
    const orphans = processesOn(folder);
    expect(orphans).not.toEqual([]);

    const second = await startServing(folder);
    expect(await query(folder, `SELECT key FROM settings WHERE key = 'acknowledged'`)).toHaveLength(1);
    expect(processesOn(folder).filter((pid) => orphans.includes(pid))).toEqual([]);
    second.child.kill('SIGTERM');
    expect(await second.ended, second.output()).toBe(0);
  });
});
