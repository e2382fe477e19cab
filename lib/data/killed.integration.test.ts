import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '@/bin/database.mjs';
import { DomainError } from '@/lib/domain/problem';
import { parseRegistrationQuery } from '@/lib/domain/registration/query';
import { admin } from './testing/actors';
import { builtInRequest, freshId } from './testing/registrations';

/**
 * security.md §6: kill -9 of the application and of PostgreSQL during 1,000 creations each. The database is the bundled one
 * as `npm start` opens it, durable and watched, not the one that other tests share.
 */

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const CREATIONS = 1_000;
const KILLS = 5;

const dataDirectory = mkdtempSync(join(tmpdir(), 'clientele-killed-'));
let opened: Awaited<ReturnType<typeof openDatabase>>;
let data: typeof import('./registrations') &
  typeof import('./sessions') &
  typeof import('./database') &
  typeof import('./audit/verify');

beforeAll(async () => {
  // Root's database account must be able to enter, as in an ordinary clone.
  chmodSync(dataDirectory, 0o755);
  process.env.DATA_DIR = dataDirectory;
  process.env.DATABASE_URL = '';
  opened = await openDatabase();
  // Only now: what is imported reads DATABASE_URL, which leads to this database.
  data = {
    ...(await import('./registrations')),
    ...(await import('./sessions')),
    ...(await import('./database')),
    ...(await import('./audit/verify')),
  };
});

afterAll(async () => {
  await data.database.$disconnect();
  await opened.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
});

/** What must hold of all that is there, whatever was killed: nothing acknowledged is lost, nothing is without its event. */
async function expectWhole(acknowledged: readonly string[]): Promise<void> {
  const rows = await data.database.registration.findMany({
    select: { id: true, registrationId: true, secrets: { select: { id: true } } },
  });
  const there = new Set(rows.map(({ registrationId }) => registrationId));
  expect(acknowledged.filter((registrationId) => !there.has(registrationId))).toEqual([]);
  const events = await data.database.auditEvent.findMany({
    where: { action: 'registration.create' },
    select: { targetId: true },
  });
  expect(events.map(({ targetId }) => targetId).sort()).toEqual(rows.map(({ id }) => id).sort());
  expect(rows.filter(({ secrets }) => secrets.length !== 1)).toEqual([]);
  expect((await data.verifyAuditChain(admin, null)).fault).toBeNull();
}

/** A process that creates until it is killed; `acknowledged` grows as it says what it has been answered for. */
function startCreating(acknowledged: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/data/testing/create-registrations.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => acknowledged.push(line));
  // Not `exit`: what was in the pipe when it died has been acknowledged, too.
  return { child, closed: once(lines, 'close') };
}

describe('kill -9 of the application', () => {
  it(`loses nothing that was acknowledged of ${CREATIONS} creations, in ${KILLS} kills`, async () => {
    const acknowledged: string[] = [];
    for (let kill = 1; kill <= KILLS; kill++) {
      const { child, closed } = startCreating(acknowledged);
      while (acknowledged.length < (CREATIONS / KILLS) * kill) {
        expect(child.exitCode).toBeNull();
        await sleep(5);
      }
      child.kill('SIGKILL');
      await closed;
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(CREATIONS);
    await expectWhole(acknowledged);
  });
});

describe('kill -9 of PostgreSQL', () => {
  const master = async () =>
    Number.parseInt(readFileSync(join(dataDirectory, 'postgres/data/postmaster.pid'), 'utf8'), 10);

  /** A server process of a connection of ours, in the middle of its work if one is. */
  async function backend(): Promise<number> {
    const [row] = await data.database.$queryRaw<{ pid: number }[]>`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
      ORDER BY state = 'active' DESC, backend_start LIMIT 1`;
    if (row === undefined) throw new Error('no other connection');
    return row.pid;
  }

  it(`loses nothing that was acknowledged of ${CREATIONS} creations, comes back, and retries create once`, async () => {
    const victims = [master, backend, backend, master, backend, master];
    const share = CREATIONS / (victims.length + 1);
    const acknowledged: string[] = [];
    const refusals: unknown[] = [];
    let killed = 0;

    /** As a careful client does it: the same request again, under the same key, until there is an answer. */
    async function createUntilAnswered(): Promise<void> {
      const request = builtInRequest({}, { idempotencyKey: freshId('key') });
      for (;;) {
        try {
          const { registration } = await data.createRegistration(admin, request);
          acknowledged.push(registration.configuration.registrationId);
          return;
        } catch (error) {
          refusals.push(error);
          await sleep(50);
        }
      }
    }

    async function create(): Promise<void> {
      while (acknowledged.length < CREATIONS) {
        const victim = victims[killed];
        if (victim !== undefined && acknowledged.length >= share * (killed + 1)) {
          killed += 1;
          process.kill(await vi.waitFor(victim, { timeout: 30_000 }), 'SIGKILL');
        }
        await createUntilAnswered();
      }
    }

    /** What every request begins with, and what most of them go on with: statements outside of a transaction. */
    async function look(): Promise<void> {
      while (acknowledged.length < CREATIONS) {
        try {
          await data.UNSAFE_findSession('nobody');
          await data.listRegistrations(admin, parseRegistrationQuery({}));
        } catch (error) {
          refusals.push(error);
          await sleep(50);
        }
      }
    }

    await Promise.all([...Array.from({ length: 12 }, create), look(), look()]);
    expect(killed).toBe(victims.length);
    expect(refusals).not.toEqual([]);
    const unexpected = refusals.filter((error) => !(error instanceof DomainError && error.code === 'unavailable'));
    expect(unexpected).toEqual([]);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    await expectWhole(acknowledged);
  });
});
