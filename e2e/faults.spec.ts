import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { bundledUrls } from '../bin/postgres.mjs';
import { commandOf } from '../bin/processes.mjs';
import { processesOn } from '../bin/testing/start-process';
import { ADMIN } from './fixtures/people';
import { startProduct } from './fixtures/product';
import { type Answer, createForm, publicClient, signIn } from './fixtures/replay';

/** security.md §6, through `npm start` and its HTTP server: kill -9 of the application and of PostgreSQL during 1,000 creations. */

const CREATIONS = 1_000;
const AT_ONCE = 8;

const SETTINGS = { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password };

const pidOfServer = (folder: string): number => JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')).pid;
const pidOfDatabase = (folder: string): number =>
  Number.parseInt(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8'), 10);

/** The processes that answer requests, which the server's first process has started. */
const workersOf = (pid: number): number[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number])
    .filter(([child, parent]) => parent === pid && commandOf(child).includes('worker.mjs'))
    .map(([child]) => child);

async function rows<T>(folder: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: bundledUrls(folder).url });
  await client.connect();
  const answer = await client.query(sql).finally(() => client.end());
  return answer.rows as T[];
}

test('kill -9 of a worker, the server and the database during 1,000 creations: nothing acknowledged is lost, npm start recovers', async () => {
  // A thousand creations and four starts of the product: 45 s on two free cores.
  test.setTimeout(300_000);
  let product = await startProduct(SETTINGS);
  const { url, dataDirectory } = product;
  const restart = async () => {
    product = await startProduct({ ...SETTINGS, DATA_DIR: dataDirectory, PORT: new URL(url).port });
  };
  const kills: (() => Promise<void>)[] = [
    // One of those that answer: the others go on, and another takes its place.
    async () => void process.kill(workersOf(pidOfServer(dataDirectory))[0] as number, 'SIGKILL'),
    async () => {
      process.kill(pidOfServer(dataDirectory), 'SIGKILL');
      await restart();
    },
    async () => void process.kill(pidOfDatabase(dataDirectory), 'SIGKILL'),
    async () => {
      // Both, the database first: it must not be able to tell anybody.
      process.kill(pidOfDatabase(dataDirectory), 'SIGKILL');
      process.kill(pidOfServer(dataDirectory), 'SIGKILL');
      await restart();
    },
  ];
  const share = CREATIONS / (kills.length + 1);

  try {
    const form = await createForm(url, await signIn(url, ADMIN.email, ADMIN.password));
    const acknowledged: string[] = [];
    const surprises: Answer[] = [];
    let refusals = 0;
    let killed = 0;

    /** One registration, asked for with the same request until there is an answer. */
    async function create(): Promise<void> {
      const values = publicClient();
      const body = form.fill(values);
      for (;;) {
        const answer = await form.send(body).catch(() => null);
        if (answer?.status === 303) break;
        refusals += 1;
        // Nobody there, the page that says so, or the form again with the sentence above it.
        if (answer && answer.status !== 503 && !answer.body.includes('database cannot be reached'))
          surprises.push(answer);
        await sleep(100);
      }
      acknowledged.push(values.registrationId);
    }

    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (acknowledged.length < CREATIONS) {
          const kill = kills[killed];
          if (kill && acknowledged.length >= share * (killed + 1)) {
            killed += 1;
            await kill();
          }
          await create();
        }
      }),
    );
    expect(killed).toBe(kills.length);
    expect(refusals).toBeGreaterThan(0);
    expect(surprises).toEqual([]);

    const registrations = await rows<{ id: string; registration_id: string }>(
      dataDirectory,
      'SELECT id, registration_id FROM registrations',
    );
    const there = new Set(registrations.map(({ registration_id }) => registration_id));
    expect(acknowledged.filter((registrationId) => !there.has(registrationId))).toEqual([]);
    const events = await rows<{ target_id: string }>(
      dataDirectory,
      `SELECT target_id FROM audit_events WHERE action = 'registration.create'`,
    );
    expect(events.map(({ target_id }) => target_id).sort()).toEqual(registrations.map(({ id }) => id).sort());

    // The command as an operator runs it: it fails on a broken chain.
    await promisify(execFile)(process.execPath, ['bin/run.mjs', 'bin/audit-verify.ts'], {
      env: { ...process.env, DATA_DIR: dataDirectory, DATABASE_URL: '' },
    });
  } finally {
    await product.dispose();
  }
});

test('a worker that ends is replaced, Ctrl-C ends all of them, and so does kill -9 of the first process', async () => {
  const product = await startProduct({ ...SETTINGS, WEB_CONCURRENCY: '2' });
  const { url, dataDirectory } = product;
  const workers = () => workersOf(pidOfServer(dataDirectory));
  const answers = () => fetch(`${url}/api/health/ready`).then(({ status }) => status);
  try {
    const [lost, kept] = workers() as [number, number];
    expect(workers()).toHaveLength(2);
    const keepCrowds = () => workers().filter((pid) => commandOf(pid).includes('--keeps-crowds')).length;
    expect(keepCrowds()).toBe(1);
    process.kill(lost, 'SIGKILL');
    await expect.poll(() => workers().filter((pid) => pid !== lost).length).toBe(2);
    expect(workers()).toContain(kept);
    expect(keepCrowds()).toBe(1);
    await expect.poll(answers).toBe(200);
    expect(product.log()).toContain(`Worker ${lost} ended (SIGKILL)`);

    await product.stop();
    expect(processesOn(dataDirectory)).toEqual([]);

    const again = await startProduct({
      ...SETTINGS,
      WEB_CONCURRENCY: '2',
      DATA_DIR: dataDirectory,
      PORT: new URL(url).port,
    });
    const orphans = workers();
    process.kill(pidOfServer(dataDirectory), 'SIGKILL');
    await expect.poll(() => processesOn(dataDirectory).filter((pid) => orphans.includes(pid))).toEqual([]);
    process.kill(pidOfDatabase(dataDirectory), 'SIGKILL');
    await again.stop();
  } finally {
    await product.dispose();
  }
});
