import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateClient } from './build.mjs';
import { installDependencies } from './dependencies.mjs';
import { provideBrowser } from './test-browser.mjs';

/**
 * `npm test [suite …]`: installs what is missing and runs every suite, also after one has failed; without names, all of them.
 * The last line counts: `N passed, N failed`. A check without tests of its own counts as one.
 *
 * @typedef {{ passed: number, failed: number }} Counts
 */

const RESULTS = 'test-results';
const node = process.execPath;
const bin = (name) => join('node_modules', '.bin', name);
const npx = (name, ...args) => [bin(name), args];
const vitestReport = (suite) => [
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(RESULTS, `${suite}.json`)}`,
];

/** Every suite in its order: what it runs, and how its result is counted (none: by its exit code). */
const SUITES = {
  lint: { command: npx('biome', 'check', '.') },
  types: { command: npx('tsc', '--noEmit'), before: [npx('next', 'typegen')] },
  imports: {
    command: [
      node,
      [
        '--require',
        './bin/checks/parse-tsx.cjs',
        'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
        'app',
        'components',
        'lib',
        'server.ts',
      ],
    ],
  },
  unused: { command: npx('knip') },
  unit: { command: npx('vitest', 'run', ...vitestReport('unit')), count: countVitest },
  integration: {
    command: npx('vitest', 'run', '-c', 'vitest.integration.config.ts', ...vitestReport('integration')),
    count: countVitest,
  },
  build: { command: [node, ['bin/build.mjs']] },
  browser: { command: npx('playwright', 'test'), before: [], count: countPlaywright, prepare: provideBrowser },
};

/** Runs a command with its output shown; its exit code. */
function execute([command, args], env = process.env) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    child.once('error', (error) => {
      console.error(error.message);
      done(1);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}

/** @returns {Counts | null} */
function countVitest(suite) {
  const report = readReport(suite);
  return report && { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles(report) };
}

/** Files that failed before any of their tests ran. */
function brokenFiles({ testResults }) {
  return testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
}

/** @returns {Counts | null} */
function countPlaywright(suite) {
  const report = readReport(suite);
  return (
    report && {
      passed: report.stats.expected,
      failed: report.stats.unexpected + report.stats.flaky + report.errors.length,
    }
  );
}

function readReport(suite) {
  const file = join(RESULTS, `${suite}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** @returns {Promise<Counts & { seconds: number }>} */
async function runSuite(name) {
  const { command, before = [], count, prepare } = SUITES[name];
  const since = performance.now();
  console.log(`\n━━ ${name}`);
  rmSync(join(RESULTS, `${name}.json`), { force: true });
  let code = 0;
  let env = process.env;
  try {
    if (prepare) env = { ...env, ...(await prepare()) };
    for (const step of before) code ||= await execute(step, env);
    code ||= await execute(command, env);
  } catch (error) {
    console.error(error.message);
    code = 1;
  }
  const counts = count?.(name) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  // A runner that fails without a failed test (an unhandled rejection, no test at all) has failed.
  const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
  return { passed: counts.passed, failed, seconds: (performance.now() - since) / 1000 };
}

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
process.env.NEXT_TELEMETRY_DISABLED = '1';
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in SUITES));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}. There are: ${Object.keys(SUITES).join(', ')}`);
  process.exit(2);
}

await installDependencies();
await generateClient();
mkdirSync(RESULTS, { recursive: true });
const results = new Map();
for (const name of wanted.length > 0 ? wanted : Object.keys(SUITES)) results.set(name, await runSuite(name));

console.log('');
for (const [name, { passed, failed, seconds }] of results) {
  console.log(
    `${name.padEnd(12)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(0).padStart(5)} s`,
  );
}
const sum = (key) => [...results.values()].reduce((total, counts) => total + counts[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
