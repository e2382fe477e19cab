import type { Page } from '@playwright/test';
import { dump } from './fixtures/database';
import { ADMIN } from './fixtures/people';
import { type Product, startProduct } from './fixtures/product';
import {
  button,
  field,
  fillManual,
  heading,
  leaveSecret,
  openForm,
  registerBuiltIn,
  secretField,
  summary,
  visit,
} from './fixtures/registration-form';
import { signIn } from './fixtures/sign-in';
import { expect, test } from './fixtures/test';

/**
 * Canaries (security.md): secrets that nobody else could have written, looked for afterwards wherever a secret could leak to:
 * pages and their React payloads, the scripts served, the log, the trail and its exports, every table of the database. On a
 * product of its own, so that everything it ever printed and stored can be read.
 */

const EXTERNAL = 'canary-external-Zq8vT3nK5wXr7LpY2dHs';
const REPLACEMENT = 'canary-replacement-Jm4cB9gQ6fVt1NxA8uEk';
const MISTYPED = 'canary-mistyped-Ro5yD7hW3jPz9SbC6iMl';

let product: Product;
test.beforeAll(async () => {
  product = await startProduct({ ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password });
});
test.afterAll(() => product?.dispose());

/** What a secret looks like where it was put through something on the way. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [secret, bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url'), bytes.toString('hex')];
}

const pages = (...ids: string[]) => [
  '/',
  '/registrations',
  '/registrations?q=canary',
  '/audit',
  '/audit?text=canary',
  '/users',
  '/settings',
  '/account',
  ...ids.flatMap((id) => [
    `/registrations/${id}`,
    `/registrations/${id}?tab=metadata`,
    `/registrations/${id}?tab=secrets`,
    `/registrations/${id}?tab=history`,
    `/registrations/${id}/edit`,
    `/registrations/new?from=${id}`,
  ]),
];

/** Everything the product serves for these addresses: HTML, React payloads, every script and style they name, the exports. */
async function served(page: Page, addresses: readonly string[]): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const assets = new Set<string>();
  for (const address of addresses) {
    for (const headers of [{}, { RSC: '1' }] as Record<string, string>[]) {
      const answer = await page.request.get(address, { headers });
      expect(answer.status(), address).toBe(200);
      const body = await answer.text();
      answers.set(`${address} ${JSON.stringify(headers)}`, body);
      for (const [asset] of body.matchAll(/\/_next\/static\/[\w./~@-]+\.(?:js|css|map)/g)) assets.add(asset);
    }
  }
  expect(assets.size).toBeGreaterThan(5);
  for (const asset of assets) answers.set(asset, await (await page.request.get(asset)).text());
  for (const format of ['csv', 'json']) {
    const answer = await page.request.post('/audit/export', {
      headers: { origin: product.url },
      form: { format },
    });
    expect(answer.status()).toBe(200);
    answers.set(`export ${format}`, await answer.text());
  }
  return answers;
}

/** Where any of the secrets is found, by name: nowhere. */
function leaks(places: Map<string, string>, secrets: readonly string[]): string[] {
  return [...places].flatMap(([place, text]) =>
    secrets
      .filter((secret) => formsOf(secret).some((form) => text.includes(form)))
      .map((secret) => `${secret} in ${place}`),
  );
}

test('no secret leaves the request that carried it', async ({ open }) => {
  // One journey with every secret there is, then a dump of all it left behind: 13 s on two free cores.
  test.setTimeout(180_000);
  const page = await open(null, { baseURL: product.url });
  await signIn(page, ADMIN);

  // Refused first, with the secret in the request; then accepted; then replaced.
  await openForm(page);
  await fillManual(page, {
    registrationId: 'external-canary',
    redirectUris: 'https://app.example.com/*',
    secret: MISTYPED,
  });
  await button(page, 'Save').click();
  await expect(summary(page)).toBeVisible();
  await field(page, 'Redirect URIs').fill('https://app.example.com/callback');
  await secretField(page).fill(EXTERNAL);
  await button(page, 'Save').click();
  await expect(heading(page, 'external-canary')).toBeVisible();
  await visit(page, '/registrations/external-canary?tab=secrets');
  await button(page, 'Reset').click();
  await secretField(page).fill(REPLACEMENT);
  await page.getByRole('radio', { name: 'For 24 hours' }).check();
  await button(page, 'Reset secret').click();
  await expect(page.getByText('Retiring', { exact: true })).toBeVisible();

  const generated = await registerBuiltIn(page, 'built-in-canary');
  await leaveSecret(page);
  await visit(page, '/registrations/built-in-canary?tab=secrets');
  await button(page, 'Reset').click();
  await button(page, 'Reset secret').click();
  const regenerated = (await page.getByRole('dialog').locator('code').textContent()) as string;
  await button(page, 'I have stored it').click();

  // What the browser itself still has: the page, its storage.
  expect(await page.content()).not.toContain(regenerated);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
  const secrets = [EXTERNAL, REPLACEMENT, MISTYPED, generated, regenerated, ADMIN.password];
  expect(leaks(new Map([['browser', kept]]), secrets)).toEqual([]);

  expect(leaks(await served(page, pages('external-canary', 'built-in-canary')), secrets)).toEqual([]);
  const tables = await dump(product.dataDirectory);
  expect(leaks(tables, secrets)).toEqual([]);
  expect(leaks(new Map([['log', product.log()]]), secrets)).toEqual([]);

  // The search finds what is there: the names of the registrations are in every one of these places.
  expect(leaks(tables, ['external-canary']).length).toBeGreaterThan(1);
});
