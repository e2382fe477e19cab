import { createServer, type Socket } from 'node:net';
import { expect, test } from '@playwright/test';
import messages from '../messages/en.json' with { type: 'json' };
import { callAction } from './fixtures/call-action';
import { type OwnDatabase, startOnOwnDatabase } from './fixtures/own-database';
import { ADMIN } from './fixtures/people';
import { createForm, get, publicClient, signIn } from './fixtures/replay';

/** security.md §6: the database away, its connections all taken, and 200 providers that hang; on one running product. */

test.describe.configure({ mode: 'serial' });

const PAGES = ['/', '/registrations', '/registrations/new', '/audit', '/users', '/settings', '/sign-in'];
const DISCOVER = 'app/(console)/registrations/new/actions.ts#discoverAction';
/** A trace of code: a stack, or a path of ours. */
const CODE = /\bat \S+ \(|node_modules|\.build\/|Prisma/;

let own: OwnDatabase;
let url: string;
let cookie: string;

test.beforeAll(async () => {
  own = await startOnOwnDatabase({ OUTBOUND_ALLOW: 'http://127.0.0.1:*', WEB_CONCURRENCY: '2' });
  url = own.product.url;
  cookie = await signIn(url, ADMIN.email, ADMIN.password);
});
test.afterAll(() => own.dispose());

const statusOf = async (path: string) => (await get(`${url}${path}`, cookie)).status;

async function expectAwayPage(path: string): Promise<void> {
  const { status, body } = await get(`${url}${path}`, cookie);
  expect({ path, status }).toEqual({ path, status: 503 });
  expect(body).toContain(messages.ui.failed.unavailable);
  expect(body).toContain(messages.ui.failed.number);
  expect(body).not.toMatch(CODE);
}

test('the database away: alive and not ready, every page says so, nothing is half done; back within 5 s of its return', async () => {
  const form = await createForm(url, cookie);
  const values = publicClient();
  await own.stopDatabase();

  expect(await statusOf('/api/health/live')).toBe(200);
  expect(await statusOf('/api/health/ready')).toBe(503);
  for (const path of PAGES) await expectAwayPage(path);
  const refused = await form.send(form.fill(values));
  expect(refused.status).toBe(503);
  expect(refused.body).toContain(messages.server.goBack);

  await own.startDatabase();
  await expect.poll(() => statusOf('/api/health/ready'), { timeout: 5_000 }).toBe(200);
  for (const path of PAGES) expect(await statusOf(path), path).toBeLessThan(400);
  expect((await form.send(form.fill(values))).location).toContain(values.registrationId);
});

test('every connection taken: 503 in the end and no page hangs, alive all the while; back when they are free', async () => {
  const other = await own.connect();
  await other.query('BEGIN; LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE');
  try {
    // Enough for both workers, and a moment until they have taken all there are.
    const waiting = Array.from({ length: 80 }, () => get(`${url}/registrations`, cookie));
    expect(await statusOf('/api/health/live')).toBe(200);
    await expect.poll(() => statusOf('/api/health/ready')).toBe(503);
    const answers = await Promise.all(waiting);
    expect(answers.filter(({ status }) => status !== 503)).toEqual([]);
    expect(answers.filter(({ body }) => CODE.test(body))).toEqual([]);
  } finally {
    await other.query('ROLLBACK');
    await other.end();
  }
  await expect.poll(() => statusOf('/api/health/ready'), { timeout: 5_000 }).toBe(200);
  expect(await statusOf('/registrations')).toBe(200);
});

test('200 discoveries that hang: pages are answered meanwhile, all of them end, and no connection stays', async () => {
  const sockets = new Set<Socket>();
  let asked = 0;
  const silent = createServer((socket) => {
    asked += 1;
    sockets.add(socket);
    // Read, so that the other side's end is noticed; and never answered.
    socket
      .on('error', () => {})
      .once('close', () => sockets.delete(socket))
      .resume();
  });
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
  const address = silent.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  try {
    let ended = 0;
    const discoveries = Array.from({ length: 200 }, async (_, index) => {
      const input = { issuerUrl: `http://127.0.0.1:${address.port}/${index}` };
      const outcome = await callAction(`${url}/registrations/new`, cookie, DISCOVER, input);
      ended += 1;
      return outcome;
    });
    await expect.poll(() => sockets.size).toBeGreaterThanOrEqual(64);
    for (let visit = 0; visit < 20; visit++) expect(await statusOf('/registrations')).toBe(200);
    expect(ended, 'discoveries are under way all the while').toBeLessThan(200);

    const answers = await Promise.all(discoveries);
    expect(answers.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(JSON.stringify(answers)).toContain('timed_out');
    expect(asked).toBeGreaterThanOrEqual(64);
    await expect.poll(() => sockets.size).toBe(0);
    expect(await statusOf('/api/health/ready')).toBe(200);
  } finally {
    silent.close();
  }
});
