/**
 * `npm run bench:protocol [-- --seconds 4 --rounds 5 --registrations 20000 --only discovery]`: the built-in server beside the bare
 * library with an unbounded map, and discovery beside a bare node:http answer, interleaved in one run as in bench.ts. Ours are
 * durable, and each registration is audited. At the end: resident memory over many registrations.
 */
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { Client } from 'pg';
import { createDatabase, migrate, onDatabase } from '../bin/migrate.mjs';
import { APPLICATION_ROLE, startPostgres } from '../bin/postgres.mjs';
import { temporaryFolder } from '../bin/testing/temporary-folder';
import { defaultWorkers } from '../bin/workers.mjs';
import { freePort } from '../e2e/fixtures/product';
import { ROOT } from './contestants';
import { type Figures, load, type Target } from './load';
import { type Running, residentMemory, start, startScript } from './processes';
import { ratio, summary, table } from './report';

const { values: options } = parseArgs({
  // `npm run bench` ends with this race and has options of its own.
  strict: false,
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '5' },
    registrations: { type: 'string', default: '20000' },
    only: { type: 'string', default: '' },
  },
});
const TOKEN = `clt_iat_${randomBytes(24).toString('hex')}`;
const SAMPLES = 5;
const JSON_HEADERS = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };

/** The product has as many processes here as anywhere else. */
const WORKERS = Number(process.env.WEB_CONCURRENCY || defaultWorkers());
/** The floor of the published documents: one process, and where the product has several, as many behind one port. */
const FLOORS = WORKERS === 1 ? [1] : [1, WORKERS];
const floorName = (workers: number) => (workers === 1 ? 'bare node:http' : `bare node:http × ${workers}`);

/** Each of ours with its peer, and what is wanted of the ratio (issue 3, §6). */
const PAIRS: [name: string, peer: string, wanted: number][] = [
  ['register', 'bare library: register', 0.25],
  ['token, opaque', 'bare library: token, opaque', 0.4],
  ['token, JWT', 'bare library: token, JWT', 0.7],
  ...FLOORS.flatMap((workers): typeof PAIRS => [
    ['discovery', `${floorName(workers)}: discovery`, 0.8],
    ['JWKS', `${floorName(workers)}: JWKS`, 0.8],
  ]),
];

let count = 0;
const registering = (url: string): Target => ({
  url,
  method: 'POST',
  headers: JSON_HEADERS,
  body: () =>
    JSON.stringify({ redirect_uris: ['https://app.example.com/cb'], client_name: `bench ${process.pid} ${count++}` }),
});

/** A client of its own for the token endpoint; registered over the wire at ours and at theirs alike. */
async function tokenTargets(registrationUrl: string, tokenUrl: string, jwtParameter: string) {
  const response = await fetch(registrationUrl, {
    method: 'POST',
    headers: JSON_HEADERS,
    body: JSON.stringify({
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      scope: 'bench.read',
    }),
  });
  const client = (await response.json()) as { client_id: string; client_secret: string };
  if (response.status !== 201) throw new Error(JSON.stringify(client));
  const headers = {
    authorization: `Basic ${Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
  };
  const asking = (parameters: string): Target => ({
    url: tokenUrl,
    method: 'POST',
    headers,
    body: () => `grant_type=client_credentials${parameters}`,
  });
  return { opaque: asking(''), jwt: asking(jwtParameter) };
}

/** What an administrator would have made in the console: a token that lets programs register, and an API for the JWT. */
async function prepare(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO initial_access_tokens (id, description, digest, last4, allowed_grants, allowed_scopes)
     VALUES (gen_random_uuid(), 'bench', $1, 'ench', '{}', '{}')`,
    [createHash('sha256').update(TOKEN).digest()],
  );
  await client.query(`INSERT INTO api_scopes (id, name, updated_at) VALUES (gen_random_uuid(), 'bench.read', now())`);
  await client.query(
    `INSERT INTO api_resources (id, name, scopes, allowed_access_token_signing_algorithms, updated_at)
     VALUES (gen_random_uuid(), 'urn:bench', '{bench.read}', '{}', now())`,
  );
  await client.end();
}

/** Registers as fast as it goes and looks at the memory now and then: it must not grow with what is registered. */
async function memoryOverMany(pid: number, url: string, amount: number): Promise<void> {
  const rows: [number, string][] = [[0, residentMemory(pid).toFixed(0)]];
  for (let sample = 1; sample <= SAMPLES; sample++) {
    const { body, ...target } = registering(url);
    await autocannon({
      ...target,
      connections: 16,
      amount: Math.ceil(amount / SAMPLES),
      setupClient: (client) => {
        client.setBody(body?.() ?? '');
        client.on('response', () => client.setBody(body?.() ?? ''));
      },
    });
    rows.push([Math.round((amount / SAMPLES) * sample), residentMemory(pid).toFixed(0)]);
  }
  console.log(`\n${table(['registrations', 'resident MiB'], rows)}`);
}

const { path: folder, remove } = temporaryFolder({ reachable: true });
const running: Running[] = [];
const database = await startPostgres({ dataDirectory: join(folder, 'database'), settings: { max_connections: '200' } });
try {
  const [ownerUrl, databaseUrl] = [onDatabase(database.ownerUrl, 'bench'), onDatabase(database.url, 'bench')];
  await createDatabase({ ownerUrl, applicationUrl: databaseUrl });
  await migrate({ ownerUrl, applicationRole: APPLICATION_ROLE });
  await prepare(databaseUrl);
  const [ourPort, theirPort] = [await freePort(), await freePort()].map(String);
  const ours = `http://127.0.0.1:${ourPort}`;
  const theirs = `http://127.0.0.1:${theirPort}`;
  const product = await start('npm', ['start'], {
    cwd: ROOT,
    env: {
      DATABASE_URL: databaseUrl,
      DATABASE_MIGRATION_URL: ownerUrl,
      DATA_DIR: join(folder, 'bench'),
      PORT: ourPort as string,
      PUBLIC_URL: ours,
      WEB_CONCURRENCY: String(WORKERS),
    },
    readyUrl: `${ours}/api/health/ready`,
  });
  running.push(product);
  const known = { discovery: '/oauth/.well-known/openid-configuration', jwks: '/oauth/jwks' };
  running.push(
    await startScript(['bench/peers/bare-provider.ts'], {
      cwd: ROOT,
      env: { PORT: theirPort as string, INITIAL_ACCESS_TOKEN: TOKEN, NODE_ENV: 'production' },
      readyUrl: `${theirs}/.well-known/openid-configuration`,
    }),
  );
  const floors: [string, Target][] = [];
  for (const workers of FLOORS) {
    const PORT = String(await freePort());
    const ANSWERS = `${ours}${known.discovery} ${ours}${known.jwks}`;
    const [discovery, jwks] = Object.values(known).map((path) => `http://127.0.0.1:${PORT}${path}`) as [string, string];
    running.push(
      await startScript(['bench/peers/bare-answers.ts'], {
        cwd: ROOT,
        env: { PORT, ANSWERS, WORKERS: String(workers) },
        readyUrl: jwks,
      }),
    );
    floors.push(
      [`${floorName(workers)}: discovery`, { url: discovery }],
      [`${floorName(workers)}: JWKS`, { url: jwks }],
    );
  }
  const ourTokens = await tokenTargets(`${ours}/oauth/register`, `${ours}/oauth/token`, '&scope=bench.read');
  const theirTokens = await tokenTargets(`${theirs}/reg`, `${theirs}/token`, '&resource=urn%3Abench&scope=bench.read');
  const all: [string, Target][] = [
    ['register', registering(`${ours}/oauth/register`)],
    ['bare library: register', registering(`${theirs}/reg`)],
    ['token, opaque', ourTokens.opaque],
    ['bare library: token, opaque', theirTokens.opaque],
    ['token, JWT', ourTokens.jwt],
    ['bare library: token, JWT', theirTokens.jwt],
    ['discovery', { url: ours + known.discovery }],
    ['JWKS', { url: ours + known.jwks }],
    ...floors,
  ];
  const contestants = new Map(all.filter(([name]) => name.includes(String(options.only))));
  const results = new Map<string, Figures[]>([...contestants.keys()].map((name) => [name, []]));
  for (const target of contestants.values()) await load(target, 2);
  for (let round = 1; round <= Number(options.rounds); round++) {
    for (const [name, target] of contestants) {
      results.get(name)?.push(await load(target, Number(options.seconds)));
    }
    console.log(`round ${round} of ${options.rounds}`);
  }
  const rows = [...results].map(([name, rounds]) => {
    const { perSecond, p50, p99, errors } = summary(rounds);
    return [name, perSecond.toFixed(0), p50.toFixed(0), p99.toFixed(0), errors];
  });
  console.log(`\n${table(['', 'requests/s', 'p50 ms', 'p99 ms', 'errors'], rows)}`);
  const ratios = PAIRS.filter(([name]) => contestants.has(name)).map(([name, peer, wanted]) => {
    const [mine, other] = [results.get(name) as Figures[], results.get(peer) as Figures[]];
    const slower = summary(mine).p99 / Math.max(1, summary(other).p99);
    return [`${name} / ${peer}`, ratio(mine, other), `≥ ${wanted}`, slower.toFixed(1), '≤ 4'];
  });
  console.log(
    `\n${table(['ratio, round by round', 'median (min – max)', 'wanted', 'p99 / theirs', 'wanted'], ratios)}`,
  );
  const amount = Number(options.registrations);
  if (amount > 0) await memoryOverMany(product.process.pid as number, `${ours}/oauth/register`, amount);
} finally {
  for (const server of running.reverse()) await server.stop();
  await database.stop();
}
remove();
