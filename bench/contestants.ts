import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { createDatabase, migrate, onDatabase } from '../bin/migrate.mjs';
import { APPLICATION_ROLE, type BundledPostgres } from '../bin/postgres.mjs';
import { freePort } from '../e2e/fixtures/product';
import type { Target } from './load';
import { type Running, start, startScript } from './processes';
import { formOf, newRegistration, signIn } from './visitor';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PEER = join(ROOT, 'bench/peers/bare-next');
const NEXT = join(ROOT, 'node_modules/next/dist/bin/next');
const ADMINISTRATOR = { email: 'bench@example.com', password: 'correct horse battery staple bench' };

/** What is measured on the product, at each size of the registry. */
export const SCENARIOS = ['list', 'search, one found', 'search, a page', 'detail', 'save'] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** The product in front of a registry of `size` registrations, and an administrator signed in to it. */
export type Site = { size: number; origin: string; cookie: string; server: Running; databaseUrl: string };

/** Runs a command to its end; what it prints is kept quiet, what it complains of is not. */
export function run(command: string, args: string[], cwd: string, env: Record<string, string> = {}): void {
  execFileSync(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** `npm start` on a database of its own in the bundled PostgreSQL, seeded. */
export async function startSite(
  database: BundledPostgres,
  size: number,
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const name = `registry_${size}`;
  const ownerUrl = onDatabase(database.ownerUrl, name);
  const databaseUrl = onDatabase(database.url, name);
  await createDatabase({ ownerUrl, applicationUrl: databaseUrl });
  await migrate({ ownerUrl, applicationRole: APPLICATION_ROLE });
  const port = String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: databaseUrl,
    DATABASE_MIGRATION_URL: ownerUrl,
    DATA_DIR: join(folder, name),
    PORT: port,
    PUBLIC_URL: origin,
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
  };
  const server = await start('npm', ['start'], {
    cwd: ROOT,
    env: { ...env, ...settings },
    readyUrl: `${origin}/api/health/ready`,
  });
  const began = performance.now();
  run('npm', ['run', 'seed', '--', '--registrations', String(size)], ROOT, env);
  console.log(`${size} registrations seeded in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const cookie = await signIn(origin, ADMINISTRATOR.email, ADMINISTRATOR.password);
  return { size, origin, cookie, server, databaseUrl };
}

/**
 * What to ask a site for: the list, a search that finds one registration by its ID, one that fills a page and finds no more than
 * a thousand, a registration's page, and a new one saved. Both sizes show as many rows, or the rows would be compared.
 */
export async function targetsOf({ origin, cookie, databaseUrl }: Site): Promise<Record<Scenario, Target>> {
  const { one, several } = await termsOf(databaseUrl);
  const page = (address: string): Target => ({ url: origin + address, headers: { cookie } });
  const save = await formOf(`${origin}/registrations/new`, cookie, newRegistration);
  return {
    list: page('/registrations'),
    'search, one found': page(`/registrations?q=${one}`),
    'search, a page': page(`/registrations?q=${several}`),
    detail: page(`/registrations/${one}`),
    save: { url: `${origin}/registrations/new`, method: 'POST', ...save },
  };
}

/** The first ID that finds one registration, and the first term that finds more than a page: an ID that others continue, or a scope. */
async function termsOf(databaseUrl: string): Promise<{ one: string; several: string }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const first = async (from: number, to: number) => {
    const { rows } = await client.query<{ term: string }>(
      `SELECT term FROM (SELECT registration_id AS term FROM registrations WHERE deleted_at IS NULL UNION SELECT 'openid') AS terms
       WHERE (SELECT count(*) FROM registrations WHERE deleted_at IS NULL AND search_text LIKE '%' || term || '%') BETWEEN $1 AND $2
       ORDER BY term LIMIT 1`,
      [from, to],
    );
    if (!rows[0]) throw new Error(`no term finds ${from} to ${to} registrations`);
    return rows[0].term;
  };
  try {
    return { one: await first(1, 1), several: await first(51, 1_000) };
  } finally {
    await client.end();
  }
}

export type Peers = { next: Target; http: Target; running: Running[] };

/** The floors: the list's rows from the same database, by a bare Next page and by a bare `node:http` server. */
export async function startPeers(databaseUrl: string): Promise<Peers> {
  run('npx', ['next', 'build', '.'], PEER, { DATABASE_URL: databaseUrl });
  const [nextPort, httpPort] = [String(await freePort()), String(await freePort())];
  const env = { DATABASE_URL: databaseUrl };
  const next = { url: `http://127.0.0.1:${nextPort}/` };
  const http = { url: `http://127.0.0.1:${httpPort}/` };
  const running = [
    await startScript([NEXT, 'start', '.', '-p', nextPort], { cwd: PEER, env, readyUrl: next.url }),
    await startScript(['bench/peers/bare-http.ts'], {
      cwd: ROOT,
      env: { ...env, PORT: httpPort },
      readyUrl: http.url,
    }),
  ];
  return { next, http, running };
}
