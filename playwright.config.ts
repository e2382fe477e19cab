import { defineConfig } from '@playwright/test';
import { browserPath } from './e2e/fixtures/browser';

/** Browser tests against the production build (e2e/global-setup.ts starts it on a fresh database). */
export default defineConfig({
  testDir: 'e2e',
  // A folder of its own: it is emptied first, and beside it the other suites keep their reports.
  outputDir: 'test-results/browser',
  globalSetup: './e2e/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  // Two cores: more workers than that only wait for each other.
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    // Known in the workers, which read this file again after global-setup has started the product.
    ...(process.env.E2E_URL && { baseURL: process.env.E2E_URL }),
    viewport: { width: 1280, height: 800 },
    // A trace keeps every page at every step, which costs more than the tests do: `--trace on` when one is wanted.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...browserPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'people', testMatch: 'people.setup.ts' },
    { name: 'registry', testMatch: 'registry.setup.ts', dependencies: ['people'] },
    { name: 'chromium', testMatch: '*.spec.ts', dependencies: ['registry'] },
  ],
});
