import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installDependencies } from './dependencies.mjs';
import { loadEnvironmentFile } from './environment-file.mjs';
import { run } from './processes.mjs';
import { step } from './step.mjs';

/** `npm run build`, and what `npm start` builds when the sources changed: Prisma's client, the server's bundle, Next's output. */

const BUILD = '.build';
const STAMPS = join(BUILD, 'stamps.json');
/** Everything that the build reads. Tests and documents are not among it, so that they rebuild nothing. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'prisma/schema.prisma',
  'server.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const NOT_SOURCES = /(^|\/)generated(\/|$)|\.(test|spec)\.tsx?$/;

/** SHA-256 over the names and contents of the files at `paths`, folders included. */
export function hashOf(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    if (NOT_SOURCES.test(path) || !existsSync(path)) return;
    const entries = readdirSync(path, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory()) add(join(path, entry.name));
      else addFile(join(path, entry.name));
    }
  };
  const addFile = (path) => {
    if (NOT_SOURCES.test(path) || !existsSync(path)) return;
    const content = readFileSync(path);
    hash.update(`${path}\0${content.length}\0`).update(content);
  };
  for (const path of paths) (/\.\w+$/.test(path) ? addFile : add)(path);
  return hash.digest('hex');
}

const readStamps = () => (existsSync(STAMPS) ? JSON.parse(readFileSync(STAMPS, 'utf8')) : {});

/** Does `work` when what `name` was made of has changed since, or its `output` is gone. */
async function whenChanged(name, hash, output, work) {
  if (readStamps()[name] === hash && existsSync(output)) return;
  await work();
  mkdirSync(BUILD, { recursive: true });
  writeFileSync(STAMPS, JSON.stringify({ ...readStamps(), [name]: hash }, null, 2));
}

/** Prisma's client: `prisma generate` wants to be told of a schema engine and never runs it. */
export function generateClient() {
  return whenChanged(
    'client',
    hashOf(['prisma/schema.prisma', 'package-lock.json']),
    'lib/data/generated/client.ts',
    () =>
      step('Generating the database client', () =>
        run(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
          env: {
            ...process.env,
            PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
            CHECKPOINT_DISABLE: '1',
            PRISMA_HIDE_UPDATE_MESSAGE: '1',
          },
          failure: 'prisma generate failed',
        }),
      ),
  );
}

/** The server as one file, and the settings' rules, which are asked before anything else starts. */
export async function bundleServer() {
  const { bundle, SERVER_BUNDLE } = await import('./bundle.mjs');
  await whenChanged('server', hashOf(['lib', 'messages', 'server.ts', 'package-lock.json']), SERVER_BUNDLE, bundle);
}

/** Next's production build. */
export function buildNext() {
  const hash = `${hashOf(SOURCES)} ${process.versions.node} ${fingerprint(process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)}`;
  return whenChanged('next', hash, '.next/BUILD_ID', () =>
    step('Building the pages (the sources changed; a minute or so)', () =>
      run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
        env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
        failure: 'next build failed',
      }),
    ),
  );
}

/** Next bakes its server-action key into the build; the stamp must not. */
const fingerprint = (secret = '') => createHash('sha256').update(secret).digest('hex').slice(0, 8);

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await installDependencies();
  loadEnvironmentFile();
  await generateClient();
  await bundleServer();
  await buildNext();
}
