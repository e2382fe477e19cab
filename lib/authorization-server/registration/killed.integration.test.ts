import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, vi } from 'vitest';
import { verifyAuditChain } from '@/lib/data/audit/verify';
import { database } from '@/lib/data/database';
import { admin } from '@/lib/data/testing/actors';
import { newToken, redirect_uris } from './testing/wire';

/** security.md §6: kill -9 of the server during 1,000 registrations over HTTP. */

vi.setConfig({ testTimeout: 240_000 });

const REGISTRATIONS = 1_000;
const KILLS = 4;
const AT_ONCE = 16;

type Serving = { child: ChildProcess; url: string };

async function serve(): Promise<Serving> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/authorization-server/registration/testing/serve.ts'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [port] = await once(child.stdout as NodeJS.ReadableStream, 'data');
  return { child, url: `http://127.0.0.1:${String(port).trim()}/oauth/register` };
}

it('loses no client that it answered for, and leaves none without its secret, token and event', async () => {
  const { value } = await newToken();
  const acknowledged: string[] = [];
  let serving = await serve();
  let restarting: Promise<Serving> | null = null;
  let kills = 0;

  /** Kills the server in the middle of its work, and starts it again. */
  function killAndRestart(): Promise<Serving> {
    kills += 1;
    serving.child.kill('SIGKILL');
    return serve();
  }

  async function register(): Promise<void> {
    while (acknowledged.length < REGISTRATIONS) {
      const { url } = restarting === null ? serving : await restarting;
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { authorization: `Bearer ${value}`, 'content-type': 'application/json' },
          body: JSON.stringify({ redirect_uris }),
        });
        const body = (await response.json()) as { client_id: string };
        expect(response.status).toBe(201);
        acknowledged.push(body.client_id);
      } catch (error) {
        // The connection broke with the server: whether it was registered nobody knows, and nobody was told.
        if (!(error instanceof TypeError)) throw error;
      }
      if (acknowledged.length >= (REGISTRATIONS / (KILLS + 1)) * (kills + 1) && kills < KILLS && restarting === null) {
        restarting = killAndRestart();
        serving = await restarting;
        restarting = null;
      }
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, register));
  serving.child.kill('SIGKILL');
  expect(kills).toBe(KILLS);

  const rows = await database.registration.findMany({
    where: { source: 'dynamic' },
    select: { id: true, clientId: true, _count: { select: { secrets: true, tokens: true } } },
  });
  const there = new Set(rows.map(({ clientId }) => clientId));
  expect(acknowledged.filter((clientId) => !there.has(clientId))).toEqual([]);
  expect(rows.filter(({ _count }) => _count.secrets !== 1 || _count.tokens !== 1)).toEqual([]);
  const events = await database.auditEvent.groupBy({
    by: ['targetId'],
    where: { action: 'registration.create' },
    _count: true,
  });
  const counted = new Map(events.map(({ targetId, _count }) => [targetId, _count]));
  expect(rows.filter(({ id }) => counted.get(id) !== 1)).toEqual([]);
  expect(counted.size).toBe(rows.length);
  expect(await database.initialAccessToken.findFirst({ select: { uses: true } })).toEqual({ uses: rows.length });
  expect(await verifyAuditChain(admin, null)).toMatchObject({ fault: null });
});
