import { type IdentityProvider, startIdentityProvider } from './fixtures/identity-provider';
import { ADMIN, OPERATOR, REVIEWER } from './fixtures/people';
import { type Product, startProduct } from './fixtures/product';
import { button, choice, field, fillManual, heading, openForm, secretField, visit } from './fixtures/registration-form';
import { acceptLink, invite, signIn } from './fixtures/sign-in';
import { expect, test } from './fixtures/test';

/** The main job, from a fresh start to an audited registration, by the people who do it: on a product of its own. */

const AUTOMATIC = { registrationId: 'orders-web', name: 'Orders web shop' };
const MANUAL = {
  registrationId: 'ledger',
  clientId: 'ledger-at-the-bank',
  redirect: 'https://ledger.example.com/return',
};
const BUILT_IN = { registrationId: 'stock-sync', scope: 'stock.write' };

let provider: IdentityProvider;
let product: Product;

test.beforeAll(async () => {
  [provider, product] = await Promise.all([
    startIdentityProvider(),
    startProduct({ ADMIN_EMAIL: '', ADMIN_PASSWORD: '', OUTBOUND_ALLOW: 'http://127.0.0.1:*' }),
  ]);
});
test.afterAll(() => Promise.all([provider?.stop(), product?.dispose()]));

test('from the printed setup link to the audited registration', async ({ open }) => {
  // The main job from the setup link to the audit trail, in one test.
  test.setTimeout(180_000);
  const baseURL = product.url;
  const admin = await open(null, { baseURL });
  const link = product.setupLink as string;
  const detail = (registrationId: string, tab = '') => `/registrations/${registrationId}${tab && `?tab=${tab}`}`;

  await test.step('the setup link makes the first administrator, once', async () => {
    await acceptLink(admin, link, ADMIN, 'address');
    const late = await open(null, { baseURL });
    await late.goto(link);
    await expect(heading(late, 'This link does not work')).toBeVisible();
    await expect(late.getByLabel('Password', { exact: true })).toHaveCount(0);
  });

  await test.step('Automatic: the issuer is discovered, previewed, and saved as evidence', async () => {
    await openForm(admin);
    await field(admin, 'Issuer URL').fill(provider.issuer);
    await button(admin, 'Discover').click();
    await expect(admin.getByText(`${provider.issuer} answered`)).toBeVisible();
    await field(admin, 'Registration ID').fill(AUTOMATIC.registrationId);
    await field(admin, 'Name').fill(AUTOMATIC.name);
    await field(admin, 'Client ID').fill(provider.clientId);
    await secretField(admin).fill(provider.clientSecret);
    await field(admin, 'Redirect URIs').fill('https://orders.example.com/callback');
    await button(admin, 'Save').click();
    await expect(heading(admin, AUTOMATIC.name)).toBeVisible();
    await expect(admin.getByText('Verified', { exact: true }).first()).toBeVisible();
  });

  await test.step('Manual: the endpoints are typed', async () => {
    await openForm(admin);
    await fillManual(admin, {
      ...MANUAL,
      redirectUris: MANUAL.redirect,
      secret: 'what-the-bank-issued-for-the-ledger-1',
    });
    await button(admin, 'Save').click();
    await expect(heading(admin, MANUAL.registrationId)).toBeVisible();
  });

  let first = '';
  await test.step('Built-in: client ID and secret are generated, the secret is shown once', async () => {
    await openForm(admin, '?preset=machineToMachine');
    await choice(admin, 'Built-in').check();
    await field(admin, 'Registration ID').fill(BUILT_IN.registrationId);
    await admin.getByRole('combobox', { name: 'Scopes', exact: true }).fill(BUILT_IN.scope);
    await button(admin, 'Save').click();
    await expect(heading(admin, `${BUILT_IN.registrationId} is saved`)).toBeVisible();
    const shown = admin.locator('main code.select-all');
    first = (await shown.textContent()) as string;
    expect(first.length).toBeGreaterThanOrEqual(32);
    await admin.getByRole('link', { name: 'Go to the registration' }).click();
    await button(admin, 'Leave without copying').click();
    await expect(heading(admin, BUILT_IN.registrationId)).toBeVisible();
    await expect(admin.getByRole('region', { name: 'Configuration metadata' })).toContainText('/oauth/token');
    await admin.goBack();
    await admin.waitForLoadState();
    await expect(admin.getByText(first)).toHaveCount(0);
  });

  await test.step('each is edited', async () => {
    for (const registrationId of [AUTOMATIC, MANUAL, BUILT_IN].map((each) => each.registrationId)) {
      await visit(admin, detail(registrationId));
      await admin.getByRole('link', { name: 'Edit', exact: true }).click();
      await expect(field(admin, 'Registration ID')).toHaveAttribute('readonly');
      await field(admin, 'Description').fill(`Edited: ${registrationId}`);
      await field(admin, 'Reason for the change').fill('The journey wants it so');
      await button(admin, 'Save').click();
      await expect(admin.getByText(`Edited: ${registrationId}`)).toBeVisible();
    }
  });

  await test.step('a secret is reset with an overlap, and shown once', async () => {
    await visit(admin, detail(BUILT_IN.registrationId, 'secrets'));
    await button(admin, 'Reset').click();
    const dialog = admin.getByRole('dialog');
    await expect(dialog).toHaveAccessibleName(`Reset the secret of ${BUILT_IN.registrationId}?`);
    await dialog.getByRole('radio', { name: 'For 24 hours' }).check();
    await dialog.getByRole('button', { name: 'Reset secret' }).click();
    const second = (await dialog.locator('code').textContent()) as string;
    expect(second).not.toBe(first);
    await admin.keyboard.press('Escape');
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'I have stored it' }).click();
    await expect(admin.getByText('Current', { exact: true })).toBeVisible();
    await expect(admin.getByText('Retiring', { exact: true })).toBeVisible();
    expect(await admin.content()).not.toContain(second);
    await admin.goto(detail(BUILT_IN.registrationId));
    await admin.goBack();
    await expect(admin.getByText('Retiring', { exact: true })).toBeVisible();
    expect(await admin.content()).not.toContain(second);
    const again = await admin.request.get(detail(BUILT_IN.registrationId, 'secrets'));
    expect(await again.text()).not.toContain(second);
    expect(again.headers()['cache-control']).toContain('no-store');
  });

  await test.step('the secret that the provider issued is replaced by entering the new one', async () => {
    await visit(admin, detail(AUTOMATIC.registrationId, 'secrets'));
    await button(admin, 'Reset').click();
    await secretField(admin).fill('the-next-secret-that-the-provider-issued');
    await button(admin, 'Reset secret').click();
    await expect(admin.getByText('Revoked', { exact: true })).toBeVisible();
    await expect(admin.getByText('Current', { exact: true })).toHaveCount(1);
  });

  await test.step('they are found by name, ID, client ID, redirect URI and scope', async () => {
    const searches = [
      ['web shop', AUTOMATIC.name],
      [AUTOMATIC.registrationId, AUTOMATIC.name],
      [MANUAL.clientId, MANUAL.registrationId],
      [MANUAL.redirect, MANUAL.registrationId],
      [BUILT_IN.scope, BUILT_IN.registrationId],
    ] as const;
    await visit(admin, '/registrations');
    await expect(admin.getByRole('rowheader')).toHaveCount(3);
    for (const [search, found] of searches) {
      await admin.getByRole('searchbox', { name: 'Search' }).fill(search);
      await expect(admin.getByRole('rowheader')).toHaveCount(1);
      await expect(admin.getByRole('rowheader')).toContainText(found);
      await expect(admin).toHaveURL(new RegExp(`q=${encodeURIComponent(search).replace(/%20/g, '(%20|\\+)')}`));
    }
  });

  await test.step('an operator reads the metadata', async () => {
    const operator = await open(null, { baseURL });
    await acceptLink(operator, await invite(admin, OPERATOR), OPERATOR);
    await visit(operator, detail(AUTOMATIC.registrationId, 'metadata'));
    await expect(operator.getByRole('heading', { name: 'Configuration metadata' })).toBeVisible();
    await expect(operator.getByText(`${provider.issuer}/token`, { exact: true }).first()).toBeVisible();
    await button(operator, 'Discover again').click();
    await expect(operator.getByText('read again just now')).toBeVisible();
    await visit(operator, detail(MANUAL.registrationId, 'metadata'));
    await expect(operator.getByText('https://login.example.com/authorize', { exact: true }).first()).toBeVisible();
  });

  await test.step('a reviewer reads the history, and verifies the trail', async () => {
    const reviewer = await open(null, { baseURL });
    await acceptLink(reviewer, await invite(admin, REVIEWER), REVIEWER);
    await visit(reviewer, detail(BUILT_IN.registrationId, 'history'));
    const history = reviewer.getByRole('region', { name: 'History' });
    await expect(history.getByText(`reset the secret of ${BUILT_IN.registrationId}`)).toBeVisible();
    await expect(history.getByText(`created ${BUILT_IN.registrationId}`)).toBeVisible();
    await history.locator('summary').filter({ hasText: 'The journey wants it so' }).click();
    await expect(history.locator('ins').filter({ hasText: `Edited: ${BUILT_IN.registrationId}` })).toBeVisible();
    await visit(reviewer, '/audit');
    await button(reviewer, 'Verify').click();
    await expect(reviewer.getByText('The chain is sound')).toBeVisible();
  });

  await test.step('who has signed out signs in again', async () => {
    await visit(admin, '/');
    await admin
      .getByLabel(/^Signed in as/)
      .filter({ visible: true })
      .click();
    await button(admin, 'Sign out').click();
    await expect(heading(admin, 'Sign in')).toBeVisible();
    await signIn(admin, ADMIN);
  });
});
