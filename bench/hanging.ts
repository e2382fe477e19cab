/**
 * `npm run bench:hanging [-- --hanging 200]`: does the console stay responsive while providers hang (security.md §6)? So many
 * registrations are saved at once, each at a provider that takes the connection and never answers; meanwhile somebody reads the list.
 */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { startPostgres } from '../bin/postgres.mjs';
import { temporaryFolder } from '../bin/testing/temporary-folder';
import { ROOT, type Site, startSite } from './contestants';
import type { Running } from './processes';
import { median, table } from './report';

// `npm run bench` ends with this and has options of its own.
const { values: options } = parseArgs({ strict: false, options: { hanging: { type: 'string', default: '200' } } });
const HANGING = Number(options.hanging);
const REST_MS = 5_000;
const BETWEEN_PAGES_MS = 100;
/** Workers write their file at once; an event loop that is late writes it late. */
const SETTLE_MS = 500;

type Delay = { p50: number; p99: number };

/** What the slowest worker says of its event loop since this was asked last. */
async function eventLoops(folder: string): Promise<Delay> {
  const files = readdirSync(folder);
  for (const file of files) {
    rmSync(join(folder, file));
    process.kill(Number.parseInt(file, 10), 'SIGUSR2');
  }
  while (readdirSync(folder).length < files.length) await sleep(10);
  await sleep(SETTLE_MS);
  const delays = files.map((file): Delay => JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return { p50: Math.max(...delays.map(({ p50 }) => p50)), p99: Math.max(...delays.map(({ p99 }) => p99)) };
}

/** Reads the list now and then until `done`, and says how long each took. */
async function readList({ origin, cookie }: Site, done: Promise<unknown>): Promise<number[]> {
  const milliseconds: number[] = [];
  let isDone = false;
  done.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    const began = performance.now();
    await (await fetch(`${origin}/registrations`, { headers: { cookie } })).text();
    milliseconds.push(performance.now() - began);
    await sleep(BETWEEN_PAGES_MS);
  }
  return milliseconds;
}

/** What an administrator would have made in the console. */
async function makeApiToken(databaseUrl: string): Promise<string> {
  const value = `clt_api_${randomBytes(24).toString('hex')}`;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO api_tokens (id, name, digest, last4, permissions)
     VALUES (gen_random_uuid(), 'bench', $1, 'ench', '{registration:read,registration:write}')`,
    [createHash('sha256').update(value).digest()],
  );
  await client.end();
  return value;
}

/** Takes connections and never answers; knows how many there were at most at one time. */
async function startHangingProvider() {
  let open = 0;
  let most = 0;
  const server = createServer(() => {}).on('connection', (socket) => {
    open += 1;
    most = Math.max(most, open);
    socket.on('close', () => {
      open -= 1;
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin, most: () => most, close };
}

const { path: folder, remove } = temporaryFolder({ reachable: true });
const loops = join(folder, 'loops');
mkdirSync(loops);
const provider = await startHangingProvider();
const database = await startPostgres({ dataDirectory: join(folder, 'database'), settings: { max_connections: '200' } });
const running: Running[] = [];
try {
  const site = await startSite(database, 100, folder, {
    OUTBOUND_ALLOW: 'http://127.0.0.1:*',
    EVENT_LOOPS: loops,
    NODE_OPTIONS: `--import ${join(ROOT, 'bench/peers/event-loop.mjs')}`,
  });
  running.push(site.server);
  const authorization = `Bearer ${await makeApiToken(site.databaseUrl)}`;
  const save = async (_: unknown, number: number) => {
    const answer = await fetch(`${site.origin}/api/v1/registrations`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({
        configuration: {
          registrationId: `bench-hanging-${number}`,
          clientId: `bench-hanging-${number}`,
          providerMode: 'automatic',
          issuerUrl: `${provider.origin}/${number}`,
          grantTypes: ['client_credentials'],
        },
      }),
    });
    const { code } = (await answer.json()) as { code?: string };
    return `${answer.status} ${code ?? ''}`;
  };
  // The code is loaded and compiled before anything counts.
  await Promise.all([save(null, -1), save(null, -2), readList(site, sleep(REST_MS))]);
  await eventLoops(loops);
  const restPages = await readList(site, sleep(REST_MS));
  const rest = await eventLoops(loops);
  const saves = Promise.all(Array.from({ length: HANGING }, save));
  const pages = await readList(site, saves);
  const loaded = await eventLoops(loops);
  const answers = new Map<string, number>();
  for (const answer of await saves) answers.set(answer, (answers.get(answer) ?? 0) + 1);
  const told = [...answers].map(([answer, times]) => `${times} × ${answer}`).join(', ');
  const row = (name: string, { p50, p99 }: Delay, times: number[], wanted: string) => [
    name,
    p50.toFixed(0),
    p99.toFixed(0),
    wanted,
    median(times).toFixed(0),
    Math.max(...times).toFixed(0),
  ];
  console.log(
    `\n${table(
      ['', 'event loop p50 ms', 'p99 ms', 'wanted', 'list, median ms', 'slowest ms'],
      [row('at rest', rest, restPages, ''), row(`${HANGING} discoveries hang`, loaded, pages, '< 100')],
    )}\nAt one time ${provider.most()} connections hung; answers: ${told}.`,
  );
} finally {
  for (const server of running) await server.stop();
  await database.stop();
  provider.close();
}
remove();
