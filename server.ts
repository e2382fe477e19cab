import { createServer } from 'node:http';
import next from 'next';
import { createAuthorizationServer } from '@/lib/authorization-server/authorization-server';
import { UNSAFE_createSetupLink, UNSAFE_ensureFirstAdministrator } from '@/lib/data/first-administrator';
import { UNSAFE_flushUses } from '@/lib/data/last-use';
import { env } from '@/lib/server/env';
import { refuseBrokenForm } from '@/lib/server/http/form-body';
import { createFront } from '@/lib/server/http/front';
import { closeServer, rememberUpgrades } from '@/lib/server/http/shutdown';
import { startJobs } from '@/lib/server/jobs/jobs';

/**
 * The one HTTP server: the guards, then the authorization server for /oauth and Next for the rest. `bin/start.mjs` bundles it;
 * `bin/worker.mjs` runs it in each of its processes.
 */

/** Milliseconds a client may take to send its request's head, and all of it. */
const HEAD_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 60_000;
/** Longer than the 60 s that reverse proxies keep idle connections, so that they never send into a closing one. */
const KEEP_ALIVE_MS = 65_000;

export type RunningServer = {
  url: string;
  /** The single-use link that makes the first administrator, while there is none. */
  setupLink: { url: string; expiresAt: Date } | null;
  stop: () => Promise<void>;
};

/** What only one of the processes does. */
type Role = { first: boolean; keepsCrowds: boolean };

/**
 * Listens on PORT and returns when requests are answered.
 *
 * @param options `first`: of the processes that start together this one sees to the first administrator. `keepsCrowds`: of all that
 * run together here, this one answers whoever asks for documents only, and many of them
 * @throws the listening error (EADDRINUSE) of node:http
 */
export async function startServer({ first, keepsCrowds }: Role): Promise<RunningServer> {
  const development = env.NODE_ENV === 'development';
  const server = createServer({
    headersTimeout: HEAD_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
  // Next's reload loop speaks over this server's web sockets; in production it has no business with an upgrade. It opens them to
  // pages of the host it is told of: without one, only to localhost, and a page that gets none reloads itself for ever.
  const reload = development ? { httpServer: server, hostname: new URL(env.PUBLIC_URL).hostname } : {};
  if (development) rememberUpgrades(server);
  const application = next({ dev: development, dir: process.cwd(), port: env.PORT, ...reload });
  await application.prepare();
  const authorizationServer = createAuthorizationServer({ keepsCrowds });
  const pages = application.getRequestHandler();
  const front = createFront(
    async (request, response) => {
      if (await authorizationServer.handle(request, response)) return;
      if (await refuseBrokenForm(request, response)) return;
      await pages(request, response);
    },
    { ...env, development },
    authorizationServer.publish,
  );
  server.on('request', front);

  // Before anybody may ask: after a restart those who wait for us would take its connections.
  const setupLink = first ? await prepareFirstAdministrator() : null;
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(env.PORT, listening);
  });
  const stopJobs = startJobs();
  return {
    url: env.PUBLIC_URL,
    setupLink,
    async stop() {
      await Promise.all([closeServer(server), stopJobs()]);
      await UNSAFE_flushUses();
      await application.close();
    },
  };
}

/** Creates the first administrator that ADMIN_EMAIL and ADMIN_PASSWORD name; without them, a link to do it with. */
async function prepareFirstAdministrator(): Promise<RunningServer['setupLink']> {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = env;
  if (email !== undefined && password !== undefined) await UNSAFE_ensureFirstAdministrator({ email, password });
  const link = await UNSAFE_createSetupLink();
  return link && { url: new URL(link.path, env.PUBLIC_URL).href, expiresAt: link.expiresAt };
}
