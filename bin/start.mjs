import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildNext, bundleServer, generateClient } from './build.mjs';
import { openDatabase } from './database.mjs';
import { installDependencies } from './dependencies.mjs';
import { loadEnvironmentFile } from './environment-file.mjs';
import { endChildren } from './processes.mjs';
import { defaultWorkers, startWorkers } from './workers.mjs';

/**
 * `npm start` (also `npm run dev`: --dev, `npm run db:migrate`: --migrate-only). Plain Node without a dependency, because it
 * installs them: packages, secrets, database, migrations, build, server. product.md, “Start and test”.
 */

const OLDEST_NODE = [20, 19];
/** npm hands Ctrl-C on to us a moment after the terminal did: one wish to stop, not two. */
const ONE_WISH_MS = 1_000;
const ORPHAN_CHECK_MS = 300;

const development = process.argv.includes('--dev');
const migrateOnly = process.argv.includes('--migrate-only');

/** What has been started and must be stopped, the last first. */
const running = [];
let stopRequested = null;

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
process.on('exit', () => {
  endChildren();
  for (const { stopNow } of running) stopNow?.();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, requestStop);
// Who closed the terminal does not read on; stopping must not fail for it.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
if (process.env.npm_lifecycle_event) stopWithNpm();

const started = start();
try {
  await started;
} catch (error) {
  if (stopRequested === null) {
    console.error(`\n${explain(error)}`);
    await stopAll();
    process.exit(1);
  }
}

async function start() {
  const since = performance.now();
  checkNode();
  loadEnvironmentFile();
  process.env.NODE_ENV = development ? 'development' : 'production';
  process.env.NEXT_TELEMETRY_DISABLED ??= '1';
  const port = Number(process.env.PORT || 3000);
  if (!migrateOnly) await checkPort(port);

  await installDependencies();
  await goOn(generateClient);
  await goOn(bundleServer);
  const { WEB_CONCURRENCY } = await goOn(checkSettings);
  const url = process.env.PUBLIC_URL || `http://localhost:${port}`;
  running.push(await goOn(() => openDatabase(migrateOnly ? {} : { url })));
  if (migrateOnly) return finish('The database is up to date.');
  if (!development) await goOn(buildNext);

  const server = await goOn(development ? startHere : () => startWorkers(WEB_CONCURRENCY ?? defaultWorkers()));
  running.push(server);
  if (stopRequested !== null) return;
  console.log(readyLine(server, performance.now() - since));
}

/** The next stage, unless somebody has asked to stop meanwhile. */
async function goOn(stage) {
  if (stopRequested !== null) throw new Error('stopped');
  return stage();
}

async function checkSettings() {
  const { parseSettings } = await import(pathToFileURL('.build/settings.mjs').href);
  const bundled = process.env.DATABASE_URL ? {} : { DATABASE_URL: 'postgresql://bundled@localhost/clientele' };
  const settings = parseSettings({ ...process.env, ...bundled });
  if (settings.ok) return settings.value;
  throw new Error(`These settings stop the start (.env.example explains them):\n  ${settings.problems.join('\n  ')}`);
}

/** In development there is one process: Next's reload loop lives in it. */
async function startHere() {
  const { startServer } = await import(pathToFileURL('.build/server.mjs').href);
  return startServer({ first: true, keepsCrowds: true });
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Error(`Node ${process.versions.node} is too old: ${OLDEST_NODE.join('.')} is the oldest that works.`);
}

/** Tells of a busy port before the minute that a first build takes, not after it. */
function checkPort(port) {
  return new Promise((free, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(port, () => probe.close(free));
  });
}

function explain(error) {
  if (error.code === 'EADDRINUSE') {
    return `Port ${error.port} is in use by another program. Stop it, or choose another port with PORT: PORT=${error.port + 1} npm start`;
  }
  if (error.code === 'EACCES' && error.syscall === 'listen')
    return `Port ${error.port} is not ours to listen on. Choose one with PORT.`;
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code) && error.path)
    return `This account may not write ${error.path} (${error.code}). Start as the owner of the folder, or from a folder of your own.`;
  if (error.code === 'ENOSPC') return `The disk is full: ${error.message}`;
  // Our own messages say all there is to do; anything else needs its stack.
  return error.constructor === Error ? error.message : error.stack;
}

function readyLine({ url, setupLink }, milliseconds) {
  const ready = `Clientele is ready at ${url} (${(milliseconds / 1000).toFixed(1)} s).`;
  if (setupLink === null) return ready;
  const until = setupLink.expiresAt.toISOString().slice(0, 16).replace('T', ' ');
  return `${ready} Create the first administrator (once, until ${until} UTC): ${setupLink.url}`;
}

/** When npm is killed it cannot tell us: an orphan stops. (`exec` in package.json leaves no shell between npm and us.) */
function stopWithNpm() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    requestStop();
  }, ORPHAN_CHECK_MS);
  watch.unref();
}

function requestStop() {
  if (stopRequested !== null) {
    // Asked again, and not by npm: no more patience. The exit listener stops what is still there.
    if (performance.now() - stopRequested > ONE_WISH_MS) process.exit(1);
    return;
  }
  stopRequested = performance.now();
  console.log('\nStopping …');
  endChildren();
  // A stage under way (the database is just starting) is waited for, so that what it started is known and stopped.
  started
    .catch(() => {})
    .then(stopAll)
    .then(
      () => process.exit(0),
      (error) => {
        console.error(explain(error));
        process.exit(1);
      },
    );
}

async function stopAll() {
  while (running.length > 0) {
    const last = running.at(-1);
    await last.stop();
    running.pop();
  }
}

async function finish(message) {
  console.log(message);
  await stopAll();
  process.exit(0);
}
