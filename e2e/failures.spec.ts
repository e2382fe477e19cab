import { type Page, test } from '@playwright/test';
import messages from '../messages/en.json' with { type: 'json' };
import { type OwnDatabase, startOnOwnDatabase } from './fixtures/own-database';
import { ADMIN } from './fixtures/people';
import { heading, visit } from './fixtures/registration-form';
import { signIn } from './fixtures/sign-in';
import { expect, expectAccessible } from './fixtures/test';

/**
 * The pages of a failure, as a person meets them: the whole page where there is nothing else, and inside the console's frame
 * where that stands. Readable by axe, and they say what to do. On a product whose database a table is taken from, or that is
 * taken away.
 */

test.describe.configure({ mode: 'serial' });

let own: OwnDatabase;
let page: Page;

test.beforeAll(async ({ browser }) => {
  own = await startOnOwnDatabase();
  page = await browser.newPage({ baseURL: own.product.url });
  await signIn(page, ADMIN);
});
test.afterAll(async () => {
  await page?.close();
  await own?.dispose();
});

async function query(sql: string): Promise<void> {
  const client = await own.connect();
  await client.query(sql).finally(() => client.end());
}

async function expectReadable(sentence: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: messages.ui.failed.title })).toBeVisible();
  await expect(page.getByText(sentence)).toBeVisible();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('an error that nobody foresaw: in the frame, and as a page', async () => {
  await visit(page, '/users');
  await query('ALTER TABLE registrations RENAME TO registrations_away');
  try {
    await page.getByRole('link', { name: 'Registrations', exact: true }).click();
    await expectReadable(messages.ui.failed.unexpected);
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
    await page.goto('/registrations');
    await expectReadable(messages.ui.failed.unexpected);
  } finally {
    await query('ALTER TABLE registrations_away RENAME TO registrations');
  }
  await page.getByRole('link', { name: messages.ui.failed.retry }).click();
  await expect(heading(page, 'Registrations')).toBeVisible();
});

test('the database away: in the frame, and as a page; “Try again” goes on when it is back', async () => {
  await visit(page, '/users');
  await own.stopDatabase();
  try {
    await page.getByRole('link', { name: 'Registrations', exact: true }).click();
    await expectReadable(messages.ui.failed.unavailable);
    await page.goto('/registrations');
    await expectReadable(messages.ui.failed.unavailable);
  } finally {
    await own.startDatabase();
  }
  await page.getByRole('link', { name: messages.ui.failed.retry }).click();
  await expect(heading(page, 'Registrations')).toBeVisible();
});
