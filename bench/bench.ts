/**
 * `npm run bench [-- --seconds 4 --rounds 5 --large 100000]`: what the product's pages cost beside a floor, in one run on one
 * machine. Every round loads each contestant in turn, so that a machine that slows down slows all of them; ratios are taken
 * round by round and their median is what counts. Nothing here fails on a figure: it prints, a person judges.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../bin/postgres.mjs';
import { temporaryFolder } from '../bin/testing/temporary-folder';
import { freePort } from '../e2e/fixtures/product';
import { ROOT, SCENARIOS, type Site, startPeers, startSite, targetsOf } from './contestants';
import { type Figures, load, type Target } from './load';
import { type Running, residentMemory, start } from './processes';
import { ratio, summary, table } from './report';
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
const SMALL = 100;
const LARGE = Number(options.large);
/** Long enough for the code to be compiled and the connections to be open. */
const WARM_UP_SECONDS = 2;

/** Loads every contestant once a round. */
async function race(contestants: ReadonlyMap<string, Target>): Promise<Map<string, Figures[]>> {
  const results = new Map<string, Figures[]>([...contestants.keys()].map((name) => [name, []]));
  for (const target of contestants.values()) await load(target, WARM_UP_SECONDS);
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [name, target] of contestants) results.get(name)?.push(await load(target, SECONDS));
    console.log(`round ${round} of ${ROUNDS}`);
  }
  return results;
}

function printFigures(results: ReadonlyMap<string, Figures[]>): void {
  const rows = [...results].map(([name, rounds]) => {
    const { perSecond, p50, p99, errors } = summary(rounds);
    return [name, perSecond.toFixed(0), p50.toFixed(0), p99.toFixed(0), errors];
  });
  console.log(`\n${table(['', 'requests/s', 'p50 ms', 'p99 ms', 'errors'], rows)}`);
}

function printRatios(results: ReadonlyMap<string, Figures[]>): void {
  const of = (name: string) => results.get(name) as Figures[];
  const growth = SCENARIOS.map((scenario) => [
    `${scenario} at ${SMALL} / at ${LARGE}`,
    ratio(of(`${scenario}, ${SMALL}`), of(`${scenario}, ${LARGE}`)),
    scenario === 'list' || scenario.startsWith('search') ? '≤ 1.30' : '',
  ]);
  const floors = [
    ['list / bare Next page', ratio(of(`list, ${SMALL}`), of('bare Next page')), '≥ 0.60'],
    ['list / bare node:http', ratio(of(`list, ${SMALL}`), of('bare node:http')), ''],
  ];
  console.log(`\n${table(['ratio, round by round', 'median (min – max)', 'wanted'], [...floors, ...growth])}`);
}

async function printWeights(site: Site, peer: Target, detail: Target): Promise<void> {
  const headers = { cookie: site.cookie };
  const pages: [string, string, Record<string, string>, string][] = [
    ['bare Next page', peer.url, {}, ''],
    ['list', `${site.origin}/registrations`, headers, '≤ 170'],
    ['form', `${site.origin}/registrations/new`, headers, '≤ 230'],
    ['registration', detail.url, headers, ''],
    ['sign-in', `${site.origin}/sign-in`, {}, ''],
  ];
  const rows: string[][] = [];
  for (const [name, url, sent, wanted] of pages) {
    rows.push([name, (await firstLoadJavaScript(url, sent)).toFixed(0), wanted]);
  }
  console.log(`\n${table(['first-load JavaScript', 'KB gz', 'wanted'], rows)}`);
}

/** Seconds from `npm start` to ready, with the bundled PostgreSQL, on a data folder that has been used before. */
async function secondStart(folder: string): Promise<number> {
  const port = String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    DATA_DIR: join(folder, 'second'),
    DATABASE_URL: '',
    DATABASE_MIGRATION_URL: '',
    PORT: port,
    PUBLIC_URL: origin,
  };
  const begin = () => start('npm', ['start'], { cwd: ROOT, env, readyUrl: `${origin}/api/health/ready` });
  await (await begin()).stop();
  const second = await begin();
  await second.stop();
  return second.secondsToReady;
}

const { path: folder, remove } = temporaryFolder({ reachable: true });
const running: Running[] = [];
const database = await startPostgres({ dataDirectory: join(folder, 'database'), settings: { max_connections: '200' } });
try {
  const sites: Site[] = [];
  for (const size of [SMALL, LARGE]) {
    const site = await startSite(database, size, folder);
    sites.push(site);
    running.push(site.server);
  }
  const [small, large] = sites as [Site, Site];
  const peers = await startPeers(small.databaseUrl);
  running.push(...peers.running);

  const targets = { small: await targetsOf(small), large: await targetsOf(large) };
  const idle = residentMemory(small.server.process.pid as number);
  const results = await race(
    new Map<string, Target>([
      ['bare node:http', peers.http],
      ['bare Next page', peers.next],
      ...SCENARIOS.flatMap((scenario): [string, Target][] => [
        [`${scenario}, ${SMALL}`, targets.small[scenario]],
        [`${scenario}, ${LARGE}`, targets.large[scenario]],
      ]),
    ]),
  );
  const loaded = residentMemory(small.server.process.pid as number);
  printFigures(results);
  printRatios(results);
  await printWeights(small, peers.next, targets.small.detail);
  console.log(`\nresident memory: ${idle.toFixed(0)} MiB idle, ${loaded.toFixed(0)} MiB after the load`);
} finally {
  for (const server of running.reverse()) await server.stop();
  await database.stop();
}
console.log(`second start: ready after ${(await secondStart(folder)).toFixed(1)} s (wanted ≤ 5)`);
remove();
// The console while providers hang, and the built-in server beside the bare library.
await import('./hanging');
await import('./protocol');
