import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDatabase, migrate, onDatabase } from '../bin/migrate.mjs';
import { APPLICATION_ROLE, type BundledPostgres } from '../bin/postgres.mjs';
import { freePort } from '../e2e/fixtures/product';
import type { Target } from './load';
import { type Running, start } from './processes';
import { formOf, newRegistration, signIn } from './visitor';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PEER = join(ROOT, 'bench/peers/bare-next');
const ADMINISTRATOR = { email: 'bench@example.com', password: 'correct horse battery staple bench' };

/** What is measured on the product, at each size of the registry. */
export const SCENARIOS = ['list', 'search', 'detail', 'save'] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** The product in front of a registry of `size` registrations, and an administrator signed in to it. */
export type Site = { size: number; origin: string; cookie: string; server: Running; databaseUrl: string };

/** Runs a command to its end; what it prints is kept quiet, what it complains of is not. */
export function run(command: string, args: string[], cwd: string, env: Record<string, string> = {}): void {
  execFileSync(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** `npm start` on a database of its own in the bundled PostgreSQL, seeded. */
export async function startSite(database: BundledPostgres, size: number, folder: string): Promise<Site> {
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
  const server = await start('npm', ['start'], { cwd: ROOT, env, readyUrl: `${origin}/api/health/ready` });
  const began = performance.now();
  run('npm', ['run', 'seed', '--', '--registrations', String(size)], ROOT, env);
  console.log(`${size} registrations seeded in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const cookie = await signIn(origin, ADMINISTRATOR.email, ADMINISTRATOR.password);
  return { size, origin, cookie, server, databaseUrl };
}

/** What to ask a site for: the list, a search that finds one registration by its ID, its page, and a new one saved. */
export async function targetsOf({ origin, cookie }: Site): Promise<Record<Scenario, Target>> {
  const html = await (await fetch(`${origin}/registrations?sort=registrationId`, { headers: { cookie } })).text();
  const path = /href="(\/registrations\/(?!new)[^"?/]+)"/.exec(html)?.[1];
  if (!path) throw new Error('the list shows no registration');
  const page = (address: string): Target => ({ url: origin + address, headers: { cookie } });
  const save = await formOf(`${origin}/registrations/new`, cookie, newRegistration);
  return {
    list: page('/registrations'),
    search: page(`/registrations?q=${path.split('/')[2]}`),
    detail: page(path),
    save: { url: `${origin}/registrations/new`, method: 'POST', ...save },
  };
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
    await start('npx', ['next', 'start', '.', '-p', nextPort], { cwd: PEER, env, readyUrl: next.url }),
    await start('npx', ['tsx', 'bench/peers/bare-http.ts'], {
      cwd: ROOT,
      env: { ...env, PORT: httpPort },
      readyUrl: http.url,
    }),
  ];
  return { next, http, running };
}
