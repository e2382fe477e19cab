import { randomUUID } from 'node:crypto';
import { registerForSample } from './fixtures/application-client';
import { withDatabase } from './fixtures/database';
import { OPERATOR } from './fixtures/people';
import { button, field, freshId } from './fixtures/registration-form';
import { startSampleApplication } from './fixtures/sample-application';
import { expect, expectAccessible, test } from './fixtures/test';

/** The pages of the built-in server with the longest that a registration may say: they are shown to strangers. */

const DATA = process.env.E2E_DATA_DIR as string;
const LONGEST = 200;
const NAMES = {
  'one word': 'W'.repeat(LONGEST),
  'many words': 'An application that somebody thought of '.repeat(6).slice(0, LONGEST).trim(),
  'right to left': 'بوابة العملاء للطلبات 2',
};

for (const [kind, name] of Object.entries(NAMES)) {
  test(`a name of ${kind}, and thirty scopes: nothing is wider than a phone`, async ({ open }) => {
    const application = await startSampleApplication();
    try {
      const scopes = Array.from({ length: 30 }, (_, n) => freshId(n === 0 ? 'x'.repeat(100) : `scope.${n}`));
      const clientId = await withDatabase(DATA, async (database) => {
        for (const [n, scope] of scopes.entries()) {
          await database.query(
            `INSERT INTO api_scopes (id, name, display_name, required, emphasize, updated_at) VALUES ($1, $2, $3, $4, $5, now())`,
            [randomUUID(), scope, n === 0 ? '' : `Read ${scope}`, n % 7 === 1, n % 5 === 1],
          );
        }
        const logo_uri = `https://orders.example.com/${'l'.repeat(500)}.svg`;
        const columns = { name, logo_uri, scopes: ['openid', 'profile', ...scopes], require_consent: true };
        return registerForSample(database, application, columns);
      });
      application.is(`${process.env.E2E_URL}/oauth`, clientId);
      const page = await open(null, { viewport: { width: 390, height: 844 } });
      const fits = async () => {
        for (const width of [390, 1280]) {
          await page.setViewportSize({ width, height: 844 });
          expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBe(width);
          for (const control of await page.locator('main').getByRole('button').all()) {
            const box = await control.boundingBox();
            const card = await page.locator('main').boundingBox();
            expect(box !== null && card !== null && box.x >= card.x && box.x + box.width <= card.x + card.width).toBe(
              true,
            );
          }
        }
      };
      await page.goto(`${application.url}/login?scope=${encodeURIComponent(`openid profile ${scopes.join(' ')}`)}`);
      await fits();
      await field(page, 'E-mail address').fill(OPERATOR.email);
      await page.getByLabel('Password', { exact: true }).fill(OPERATOR.password);
      await button(page, 'Sign in').click();
      await expect(button(page, 'Allow')).toBeVisible();
      await expect(page.getByText('Required')).toHaveCount(6);
      await fits();
      await expectAccessible(page);
      await page.goto(`${application.url}/login?scope=openid&prompt=select_account`);
      await expect(page.getByRole('heading', { level: 1, name: 'Choose an account' })).toBeVisible();
      await fits();
      await page.goto(`/oauth/logout?client_id=${clientId}`);
      await expect(page.getByRole('heading', { level: 1, name: 'Sign out?' })).toBeVisible();
      await fits();
    } finally {
      await application.stop();
    }
  });
}

test.describe('a request that cannot be right', () => {
  test.use({ answers: [400] });

  test('an address that is not registered: the page says what to mend, and repeats nothing that was sent', async ({
    open,
  }) => {
    const application = await startSampleApplication();
    try {
      const clientId = await withDatabase(DATA, (database) =>
        registerForSample(database, application, { name: 'Orders' }),
      );
      const page = await open(null);
      const sent = 'https://evil.example/"><img src=x onerror=alert(1)>';
      const query = new URLSearchParams({
        client_id: clientId,
        redirect_uri: sent,
        response_type: 'code',
        scope: 'openid',
      });
      await page.goto(`/oauth/authorize?${query}`);
      await expect(
        page.getByRole('heading', { level: 1, name: 'This application cannot be returned to' }),
      ).toBeVisible();
      await page.getByText('Details for whoever looks after it').click();
      await expect(page.getByText('one of the Redirect URIs of the registration, byte for byte')).toBeVisible();
      await expect(page.locator('body')).not.toContainText('evil.example');
      await page.goto(`/oauth/authorize?client_id=${encodeURIComponent('<b>nobody</b>')}`);
      await page.getByText('Details for whoever looks after it').click();
      await expect(page.getByText('the Client ID of a Built-in registration')).toBeVisible();
      await expect(page.locator('body')).not.toContainText('nobody');
    } finally {
      await application.stop();
    }
  });
});
