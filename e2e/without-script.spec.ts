import type { Page } from '@playwright/test';
import { startHostileServer } from './fixtures/hostile-server';
import { startIdentityProvider } from './fixtures/identity-provider';
import { ADMIN, REVIEWER } from './fixtures/people';
import { button, choice, field, fillManual, freshId, heading, secretField } from './fixtures/registration-form';
import { signIn } from './fixtures/sign-in';
import { expect, test } from './fixtures/test';

/** What ux.md promises without JavaScript, with JavaScript switched off. */

const rows = (page: Page) => page.getByRole('rowheader');
/** Which registrations the rows are: two may have one name. */
const addresses = (page: Page) =>
  rows(page)
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));

test('sign in, wrongly and rightly, and sign out', async ({ open }) => {
  const page = await open(null, { javaScriptEnabled: false });
  await page.goto('/registrations');
  await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('nobody@example.com');
  await page.getByLabel('Password', { exact: true }).fill('this is not their password');
  await button(page, 'Sign in').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page).toHaveTitle(/^Error: Sign in/);
  await expect(page.getByRole('textbox', { name: 'E-mail address' })).toHaveValue('nobody@example.com');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');

  await signIn(page, ADMIN);
  await page
    .getByLabel(/^Signed in as/)
    .filter({ visible: true })
    .click();
  await button(page, 'Sign out').click();
  await expect(heading(page, 'Sign in')).toBeVisible();
});

test('what is not there, and what is not for one’s role, is said', async ({ open, withoutScript: page }) => {
  expect((await page.goto('/registrations/gone'))?.status()).toBe(404);
  await expect(heading(page, 'Not found')).toBeVisible();
  await page.getByRole('link', { name: 'Go to the dashboard' }).click();
  await expect(heading(page, 'Dashboard')).toBeVisible();

  const reviewer = await open(REVIEWER, { javaScriptEnabled: false });
  expect((await reviewer.goto('/registrations/new'))?.status()).toBe(403);
  await expect(heading(reviewer, 'Your role may not open this page')).toBeVisible();
});

test('the list: filter, sort, page, clear', async ({ withoutScript: page }) => {
  await page.goto('/registrations?size=25');
  await expect(rows(page)).toHaveCount(25);
  const first = await addresses(page);
  await page.getByRole('link', { name: 'Next', exact: true }).click();
  await expect(page).toHaveURL(/after=/);
  await expect(rows(page)).toHaveCount(25);
  const second = await addresses(page);
  expect(second.filter((address) => first.includes(address))).toEqual([]);
  await page.getByRole('link', { name: 'Previous', exact: true }).click();
  await expect.poll(() => addresses(page)).toEqual(first);

  await page.getByRole('combobox', { name: 'Mode' }).selectOption('Manual');
  await page.getByRole('combobox', { name: 'Client type' }).selectOption('Public');
  await button(page, 'Apply').click();
  await expect(page).toHaveURL(/mode=manual/);
  await page.waitForLoadState();
  const narrowed = await rows(page).count();
  expect(narrowed).toBeGreaterThan(0);
  await expect(page.getByRole('cell', { name: /^Manual/ })).toHaveCount(narrowed);

  await page.getByRole('columnheader', { name: 'Name' }).getByRole('link').click();
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', /ascending|descending/);
  await page.waitForLoadState();
  const ascending = await addresses(page);
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('link').click();
  await expect.poll(() => addresses(page)).toEqual(ascending.toReversed());

  await page.getByRole('searchbox', { name: 'Search' }).fill('no registration is called this');
  await button(page, 'Apply').click();
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await page.getByRole('link', { name: 'Clear search and filters' }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('create with errors: they are shown, and everything typed is still there', async ({ withoutScript: page }) => {
  const registrationId = freshId('unscripted');
  await page.goto('/registrations/new');
  await fillManual(page, {
    registrationId,
    redirectUris: 'https://app.example.com/callback\nhttps://app.example.com/*',
    secret: 'a-secret-that-must-not-come-back-0123',
  });
  await field(page, 'Scopes').fill('openid orders.read');
  await field(page, 'Description').fill('Two lines,\nthe second one here');
  await page.getByRole('switch', { name: 'PKCE required' }).uncheck();
  await button(page, 'Save').click();

  await expect(page).toHaveTitle(/^Error: New registration/);
  const summary = page.getByRole('alert');
  await expect(summary).toContainText('There is a problem');
  await expect(summary.getByRole('link', { name: /^Redirect URIs: Line 2: Wildcards/ })).toHaveAttribute(
    'href',
    '#redirectUris',
  );
  await expect(field(page, 'Redirect URIs')).toHaveAttribute('aria-invalid', 'true');
  await expect(choice(page, 'Manual')).toBeChecked();
  await expect(field(page, 'Registration ID')).toHaveValue(registrationId);
  await expect(field(page, 'Client ID')).toHaveValue(`${registrationId}-client`);
  await expect(field(page, 'Token URI')).toHaveValue('https://login.example.com/token');
  await expect(field(page, 'Scopes')).toHaveValue('openid orders.read');
  await expect(field(page, 'Description')).toHaveValue('Two lines,\nthe second one here');
  await expect(page.getByRole('switch', { name: 'PKCE required' })).not.toBeChecked();
  await expect(field(page, 'Redirect URIs')).toHaveValue('https://app.example.com/callback\nhttps://app.example.com/*');
  // A secret is the one thing that does not come back in a page.
  expect(await page.content()).not.toContain('must-not-come-back');

  await field(page, 'Redirect URIs').fill('https://app.example.com/callback');
  await secretField(page).fill('a-secret-that-must-not-come-back-0123');
  await button(page, 'Save').click();
  await expect(heading(page, registrationId)).toBeVisible();
  await expect(page.getByText('orders.read', { exact: true })).toBeVisible();
});

test('Automatic: Discover previews, Save saves; a failure offers “not verified”', async ({ withoutScript: page }) => {
  const provider = await startIdentityProvider();
  const hostile = await startHostileServer();
  const registrationId = freshId('discovered');
  await page.goto('/registrations/new');
  await field(page, 'Registration ID').fill(registrationId);
  await field(page, 'Client ID').fill(provider.clientId);
  await field(page, 'Redirect URIs').fill('https://orders.example.com/callback');
  await field(page, 'Issuer URL').fill(provider.issuer);
  await button(page, 'Discover').click();
  await expect(page.getByText(`${provider.issuer} answered`)).toBeVisible();
  await expect(field(page, 'Client ID')).toHaveValue(provider.clientId);

  await field(page, 'Issuer URL').fill(hostile.issuer('html'));
  await button(page, 'Save').click();
  await expect(page.getByRole('alert')).toContainText('The answer is not JSON');
  await expect(field(page, 'Registration ID')).toHaveValue(registrationId);
  await button(page, 'Save as not verified').click();
  await expect(heading(page, registrationId)).toBeVisible();
  await expect(page.getByText('Not verified').first()).toBeVisible();

  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await field(page, 'Issuer URL').fill(provider.issuer);
  await button(page, 'Save').click();
  await expect(heading(page, registrationId)).toBeVisible();
  await expect(page.getByText('Not verified')).toHaveCount(0);
  await Promise.all([provider.stop(), hostile.stop()]);
});

test('Built-in: the secret is shown once', async ({ withoutScript: page }) => {
  const registrationId = freshId('built-in');
  await page.goto('/registrations/new?preset=machineToMachine');
  await choice(page, 'Built-in').check();
  await field(page, 'Registration ID').fill(registrationId);
  await button(page, 'Save').click();
  await expect(heading(page, `${registrationId} is saved`)).toBeVisible();
  const secret = (await page.locator('main code.select-all').textContent()) as string;
  await page.getByRole('link', { name: 'Go to the registration' }).click();
  await expect(heading(page, registrationId)).toBeVisible();
  // The page with the secret was the answer to a form, with no-store: the browser has not kept it.
  await expect(page.goBack()).rejects.toThrow('ERR_CACHE_MISS');
  await expect(page.getByText(secret)).toHaveCount(0);
});

test('edit, and a conflict with another tab', async ({ withoutScript: page }) => {
  const registrationId = freshId('edited');
  await page.goto('/registrations/new');
  await fillManual(page, { registrationId });
  await button(page, 'Save').click();
  const other = await page.context().newPage();
  for (const tab of [page, other]) await tab.goto(`/registrations/${registrationId}/edit`);
  await field(page, 'Description').fill('From the first tab');
  await field(page, 'Token URI').fill('https://login.example.com/first');
  await button(page, 'Save').click();
  await expect(page.getByText('From the first tab')).toBeVisible();

  const renamed = `Renamed ${registrationId}`;
  await field(other, 'Name').fill(renamed);
  await field(other, 'Token URI').fill('https://login.example.com/second');
  await button(other, 'Save').click();
  const conflict = other.getByRole('region', { name: /saved this registration while you were editing it/ });
  // What only they changed is theirs, what both changed is mine, unless one says otherwise; what only I changed is no question.
  const side = (label: string, name: RegExp) =>
    conflict.getByRole('group', { name: new RegExp(`^${label}`) }).getByRole('radio', { name });
  await expect(conflict.getByRole('group')).toHaveCount(2);
  await expect(side('Description', /^Theirs/)).toBeChecked();
  await expect(side('Token URI', /^Yours/)).toBeChecked();
  await side('Token URI', /^Theirs/).check();
  await expect(field(other, 'Name')).toHaveValue(renamed);
  await button(other, 'Save').click();
  await expect(heading(other, renamed)).toBeVisible();
  await expect(other.getByText('From the first tab')).toBeVisible();
  await expect(other.getByText('https://login.example.com/first').first()).toBeVisible();
});
