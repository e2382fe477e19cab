import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { startIdentityProvider } from './fixtures/identity-provider';
import { ADMIN } from './fixtures/people';
import { button, field, openForm, secretField, visit } from './fixtures/registration-form';
import { expect, test } from './fixtures/test';

/** The pictures of docs/images, made anew by `SCREENSHOTS=1 npx playwright test screenshots`: not a test, so only when asked. */

const FOLDER = 'docs/images';

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled', caret: 'hide' });
}

async function fillIn(page: Page, issuer: string): Promise<void> {
  await openForm(page);
  await field(page, 'Issuer URL').fill(issuer);
  await button(page, 'Discover').click();
  await expect(page.getByText(`${issuer} answered`)).toBeVisible();
  await field(page, 'Registration ID').fill('orders-web');
  await field(page, 'Name').fill('Orders web shop');
  await field(page, 'Client ID').fill('orders-console');
  await secretField(page).fill('not a secret: a picture of dots');
  await field(page, 'Redirect URIs').fill('https://orders.example.com/callback\nhttp://localhost:3000/callback');
}

if (process.env.SCREENSHOTS === '1') {
  test('the pictures of the documentation', async ({ open }) => {
    const provider = await startIdentityProvider();
    const page = await open(ADMIN, { viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
    await visit(page, '/registrations?sort=name');
    await picture(page, 'list');
    await page.goto('/registrations?mode=automatic&verified=yes&type=confidential&finding=warning');
    const address = await page.getByRole('rowheader').first().getByRole('link').getAttribute('href');
    await visit(page, address as string);
    await picture(page, 'detail');
    await visit(page, `${address}?tab=metadata`);
    await picture(page, 'metadata');
    await visit(page, '/audit?action=registration.update');
    await page.getByRole('main').locator('ol summary').first().click();
    await picture(page, 'audit');
    await fillIn(page, provider.issuer);
    await page.getByText('Whose authorization server it is').scrollIntoViewIfNeeded();
    await picture(page, 'form');

    const phone = await open(ADMIN, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await fillIn(phone, provider.issuer);
    await phone.getByText('Whose authorization server it is').scrollIntoViewIfNeeded();
    await picture(phone, 'form-dark-390');
    await provider.stop();
  });
}
