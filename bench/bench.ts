/**
 * `npm run bench [-- --seconds 4 --rounds 5]`: what the product's pages cost beside a floor, in one run on one machine.
 * Every round loads each contestant in turn, so that a machine that slows down slows all of them; ratios are taken round by
 * round and their median is what counts. Nothing here fails on a figure: it prints, a person judges.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createDatabase, migrate, onDatabase } from '../bin/migrate.mjs';
import { APPLICATION_ROLE, startPostgres } from '../bin/postgres.mjs';
import { temporaryFolder } from '../bin/testing/temporary-folder';
import { type Figures, load, type Target } from './load';
import { type Running, residentMemory, start } from './processes';
import { ratio, summary, table } from './report';
import { formOf, newRegistration, signIn } from './visitor';
import { firstLoadJavaScript } from './weight';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '5' },
    large: { type: 'string', default: '100000' },
  },
});
const SECONDS = Number(options.seconds);
const ROUNDS = Number(options.rounds);
const SIZES = { small: 100, large: Number(options.large) };

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PEER = join(ROOT, 'bench/peers/bare-next');
const EMAIL = 'bench@example.com';
const PASSWORD = 'correct horse battery staple bench';

const say = (text: string) => console.log(text);
const run = (command: string, args: string[], cwd: string, env: Record<string, string> = {}) =>
  execFileSync(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });

/** A port that is free now. */
async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return String(port);
}

/** One registry of `size` registrations, and the product in front of it. */
async function product(
  database: Awaited<ReturnType<typeof startPostgres>>,
  name: string,
  size: number,
  folder: string,
) {
  const ownerUrl = onDatabase(database.ownerUrl, name);
  const applicationUrl = onDatabase(database.url, name);
  await createDatabase({ ownerUrl, applicationUrl });
  await migrate({ ownerUrl, applicationRole: APPLICATION_ROLE });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: applicationUrl,
    DATABASE_MIGRATION_URL: ownerUrl,
    DATA_DIR: join(folder, name),
    PORT: port,
    PUBLIC_URL: origin,
    ADMIN_EMAIL: EMAIL,
    ADMIN_PASSWORD: PASSWORD,
  };
  const server = await start('npm', ['start'], { cwd: ROOT, env, readyUrl: `${origin}/api/health/ready` });
  const began = performance.now();
  run('npm', ['run', 'seed', '--', '--registrations', String(size)], ROOT, env);
  say(`${name}: ${size} registrations seeded in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const cookie = await signIn(origin, EMAIL, PASSWORD);
  return { name, size, origin, cookie, server, applicationUrl };
}

type Product = Awaited<ReturnType<typeof product>>;

/** One registration of the list and one search term of three or more characters that finds it among at most 1,000. */
async function landmarks({ origin, cookie }: Product): Promise<{ path: string; term: string }> {
  const html = await (await fetch(`${origin}/registrations?sort=registrationId`, { headers: { cookie } })).text();
  const path = /href="(\/registrations\/(?!new)[^"?/]+)"/.exec(html)?.[1];
  if (!path) throw new Error('the list shows no registration');
  return { path, term: decodeURIComponent(path.split('/')[2] as string) };
}

const SCENARIOS = ['list', 'search', 'detail', 'save'] as const;
type Scenario = (typeof SCENARIOS)[number];

async function targetsOf(site: Product): Promise<Record<Scenario, Target>> {
  const { origin, cookie } = site;
  const { path, term } = await landmarks(site);
  const page = (address: string): Target => ({ url: origin + address, headers: { cookie } });
  const save = await formOf(`${origin}/registrations/new`, cookie, newRegistration);
  return {
    list: page('/registrations'),
    search: page(`/registrations?q=${encodeURIComponent(term)}`),
    detail: page(path),
    save: { url: `${origin}/registrations/new`, method: 'POST', ...save },
  };
}

function printFigures(results: Map<string, Figures[]>): void {
  const rows = [...results].map(([name, rounds]) => {
    const { perSecond, p50, p99, errors } = summary(rounds);
    return [name, perSecond.toFixed(0), p50.toFixed(0), p99.toFixed(0), errors];
  });
  say(table(['', 'requests/s', 'p50 ms', 'p99 ms', 'errors'], rows));
}

async function main(): Promise<void> {
  const folder = temporaryFolder({ reachable: true }).path;
  const running: Running[] = [];
  const database = await startPostgres({
    dataDirectory: join(folder, 'database'),
    settings: { max_connections: '200' },
  });
  try {
    run('npx', ['next', 'build', '.'], PEER, { DATABASE_URL: database.url });
    const small = await product(database, 'small', SIZES.small, folder);
    running.push(small.server);
    const large = await product(database, 'large', SIZES.large, folder);
    running.push(large.server);

    const [nextPort, httpPort] = [await freePort(), await freePort()];
    const peerEnv = { DATABASE_URL: small.applicationUrl };
    const bareNext = `http://127.0.0.1:${nextPort}/`;
    const bareHttp = `http://127.0.0.1:${httpPort}/`;
    running.push(
      await start('npx', ['next', 'start', '.', '-p', nextPort], { cwd: PEER, env: peerEnv, readyUrl: bareNext }),
      await start('npx', ['tsx', 'bench/peers/bare-http.ts'], {
        cwd: ROOT,
        env: { ...peerEnv, PORT: httpPort },
        readyUrl: bareHttp,
      }),
    );

    const targets = { small: await targetsOf(small), large: await targetsOf(large) };
    const contestants = new Map<string, Target>([
      ['bare node:http', { url: bareHttp }],
      ['bare Next page', { url: bareNext }],
      ...SCENARIOS.flatMap((scenario): [string, Target][] => [
        [`${scenario}, ${SIZES.small}`, targets.small[scenario]],
        [`${scenario}, ${SIZES.large}`, targets.large[scenario]],
      ]),
    ]);
    const results = new Map<string, Figures[]>([...contestants.keys()].map((name) => [name, []]));
    const idle = residentMemory(small.server.process.pid as number);
    for (const target of contestants.values()) await load(target, 2);
    for (let round = 1; round <= ROUNDS; round++) {
      for (const [name, target] of contestants) results.get(name)?.push(await load(target, SECONDS));
      say(`round ${round} of ${ROUNDS}`);
    }

    const of = (name: string) => results.get(name) as Figures[];
    say('');
    printFigures(results);
    say('');
    say(
      table(
        ['ratio, round by round', 'median (min – max)', 'wanted'],
        [
          ['list / bare Next page', ratio(of(`list, ${SIZES.small}`), of('bare Next page')).text, '≥ 0.60'],
          ['list / bare node:http', ratio(of(`list, ${SIZES.small}`), of('bare node:http')).text, ''],
          ...SCENARIOS.map((scenario) => [
            `${scenario} at ${SIZES.small} / at ${SIZES.large}`,
            ratio(of(`${scenario}, ${SIZES.small}`), of(`${scenario}, ${SIZES.large}`)).text,
            scenario === 'list' || scenario === 'search' ? '≤ 1.30' : '',
          ]),
        ],
      ),
    );
    say('');
    const pages: [string, string][] = [
      ['list', '≤ 170'],
      ['form', '≤ 230'],
      ['detail', ''],
      ['sign-in', ''],
    ];
    const addresses = {
      list: targets.small.list.url,
      form: targets.small.save.url,
      detail: targets.small.detail.url,
      'sign-in': `${small.origin}/sign-in`,
    };
    const weights: (string | number)[][] = [
      ['bare Next page', (await firstLoadJavaScript(bareNext, {})).toFixed(0), ''],
    ];
    for (const [name, wanted] of pages) {
      const headers = name === 'sign-in' ? {} : { cookie: small.cookie };
      weights.push([name, (await firstLoadJavaScript(addresses[name as 'list'], headers)).toFixed(0), wanted]);
    }
    say(table(['first-load JavaScript, KB gz', '', 'wanted'], weights));
    say('');
    const after = residentMemory(small.server.process.pid as number);
    say(`resident memory: ${idle.toFixed(0)} MiB idle, ${after.toFixed(0)} MiB after the load`);
  } finally {
    for (const server of running.reverse()) await server.stop();
    await database.stop();
  }
  say(`ready: ${(await secondStart(folder)).toFixed(1)} s for a second start with the bundled PostgreSQL (wanted ≤ 5)`);
  rmSync(folder, { recursive: true, force: true });
}

/** Seconds from `npm start` to ready, on a data folder that has been used before. */
async function secondStart(folder: string): Promise<number> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const begin = () =>
    start('npm', ['start'], {
      cwd: ROOT,
      env: {
        DATA_DIR: join(folder, 'second'),
        DATABASE_URL: '',
        DATABASE_MIGRATION_URL: '',
        PORT: port,
        PUBLIC_URL: origin,
      },
      readyUrl: `${origin}/api/health/ready`,
    });
  await (await begin()).stop();
  const second = await begin();
  await second.stop();
  return second.secondsToReady;
}

await main();
