import { expect, test } from '@playwright/test';

/** A pasted RFC 7591 document: looked at first, then registered, with a script and without one. */

const DOCUMENT = (name: string) =>
  JSON.stringify({ redirect_uris: ['https://json.example.com/cb'], client_name: name, default_max_age: 0, unknown: 1 });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    test.use({ javaScriptEnabled });

    test('a document is previewed and registered', async ({ page }) => {
      const name = `From JSON ${javaScriptEnabled}`;
      await page.goto('/registrations/new/json');
      await page.getByLabel('Client metadata').fill('{"redirect_uris":["https://a.example/#x"]}');
      await page.getByRole('button', { name: 'Preview' }).click();
      await expect(page.getByText('redirect_uris[0]:').first()).toBeVisible();
      await page.getByLabel('Client metadata').fill(DOCUMENT(name));
      await page.getByRole('button', { name: 'Preview' }).click();
      const row = (member: string) => page.getByRole('row').filter({ has: page.getByText(member, { exact: true }) });
      await expect(row('default_max_age')).toContainText('Replaced');
      await expect(row('unknown')).toContainText('Ignored');
      await expect(row('grant_types')).toContainText('Added');
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await expect(page.getByText(`“${name}” is registered`)).toBeVisible();
      await expect(page.getByText(/^clientele_sk_/)).toBeVisible();
      await page.getByRole('link', { name: 'Open the registration' }).click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    });
  });
}
