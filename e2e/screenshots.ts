/**
 * `npm run screenshots`: the pictures of the README, taken from a product on a fresh database with demonstration data and a
 * real provider beside it.
 */
import { execFileSync } from 'node:child_process';
import { chromium, type Page } from '@playwright/test';
import { browserPath } from './fixtures/browser';
import { startIdentityProvider } from './fixtures/identity-provider';
import { ADMIN } from './fixtures/people';
import { startProduct } from './fixtures/product';
import { button, field, openForm } from './fixtures/registration-form';

const FOLDER = 'docs/images';
const REGISTRATION = 'customer-portal';

const provider = await startIdentityProvider();
const product = await startProduct({
  ADMIN_EMAIL: ADMIN.email,
  ADMIN_PASSWORD: ADMIN.password,
  OUTBOUND_ALLOW: 'http://127.0.0.1:*',
});
const browser = await chromium.launch({ ...browserPath(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  execFileSync('npm', ['run', 'seed', '--', '--registrations', '400'], {
    env: { ...process.env, DATABASE_URL: '', DATA_DIR: product.dataDirectory },
    stdio: 'inherit',
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, baseURL: product.url });
  page.setDefaultTimeout(90_000);
  await page.goto('/sign-in');
  await field(page, 'E-mail address').fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await button(page, 'Sign in').click();
  await page.waitForURL((url) => url.pathname === '/');

  await picture(page, 'dashboard', '/');
  await picture(page, 'list', '/registrations');
  await register(page);
  await picture(page, 'detail', `/registrations/${REGISTRATION}`);
  await picture(page, 'metadata', `/registrations/${REGISTRATION}?tab=metadata`);
  await page.goto('/audit?targetType=registration');
  await page.locator('main details summary').first().click();
  await page.screenshot({ path: `${FOLDER}/audit.png` });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'form-dark-390', '/registrations/new');
} finally {
  await browser.close();
  await product.dispose();
  await provider.stop();
}

async function picture(page: Page, name: string, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
}

/** Fills in the form as a person would, and takes its picture when the provider has been discovered. */
async function register(page: Page): Promise<void> {
  await openForm(page);
  await field(page, 'Issuer URL').fill(provider.issuer);
  await button(page, 'Discover').click();
  await page.getByText(`${provider.issuer} answered`).waitFor();
  await field(page, 'Registration ID').fill(REGISTRATION);
  await field(page, 'Client ID').fill(provider.clientId);
  await field(page, 'Name').fill('Customer portal');
  await field(page, 'Redirect URIs').fill('https://portal.example.com/callback');
  await page.evaluate(() => window.scrollTo(0, 0));
  // The rules speak of what was typed a moment ago.
  await page
    .getByText(/^\d+ errors?$/)
    .first()
    .waitFor({ state: 'hidden' });
  await page.screenshot({ path: `${FOLDER}/form.png` });
  await button(page, 'Save').click();
  await page.waitForURL((url) => url.pathname === `/registrations/${REGISTRATION}`);
}
