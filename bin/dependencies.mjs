import { readFileSync } from 'node:fs';
import { run } from './processes.mjs';
import { step } from './step.mjs';

/** Installs what package-lock.json says, when node_modules holds something else. */
export async function installDependencies() {
  if (isInstalled()) return;
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  await step('Installing the packages of package-lock.json (once, a minute or so)', () =>
    run(npm[0], [...npm.slice(1), 'ci', '--include=dev', '--no-audit', '--no-fund'], { failure: 'npm ci failed' }),
  );
}

/** npm keeps a lock of what it installed inside node_modules: compares it with the committed one. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  if (wanted === null || installed === null) return false;
  const same = (path) =>
    installed[path]?.version === wanted[path].version && installed[path]?.integrity === wanted[path].integrity;
  // Optional packages are those of other platforms: absent here, or as wanted.
  return Object.keys(wanted).every((path) => path === '' || same(path) || (wanted[path].optional && !installed[path]));
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}
