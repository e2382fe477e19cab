import { existsSync } from 'node:fs';
import { run } from './processes.mjs';
import { step } from './step.mjs';

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A Chromium for the browser tests: Playwright's own if it is there or can be had, else the system's, else Debian's package.
 * e2e/fixtures/browser.ts looks in the same places.
 *
 * @returns {Promise<Record<string, string>>} variables for the test run
 */
export async function provideBrowser() {
  if (process.env.CHROMIUM_PATH) return {};
  const { chromium } = await import('@playwright/test');
  const present = () => existsSync(chromium.executablePath()) || SYSTEM_BROWSERS.some((path) => existsSync(path));
  if (present()) return {};
  for (const [what, install] of [
    ['Downloading a browser', () => run('node_modules/.bin/playwright', ['install', 'chromium'])],
    ['Installing Chromium from Debian', installFromDebian],
  ]) {
    try {
      await step(what, install);
    } catch (error) {
      console.log(`${what} did not work: ${error.message.split('\n')[0]}`);
    }
    if (present()) return {};
  }
  throw new Error(
    'There is no browser for the tests, and none could be installed. Install Chromium, or set CHROMIUM_PATH to one.',
  );
}

async function installFromDebian() {
  if (process.getuid?.() !== 0) throw new Error('only root installs packages');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], { env });
}
