import type { Page } from '@playwright/test';
import {
  button,
  choice,
  field,
  freshId,
  heading,
  leaveSecret,
  openForm,
  summary,
  visit,
} from './fixtures/registration-form';
import { expect, expectAccessible, test } from './fixtures/test';

/** /resources: what the built-in server protects, from the first scope to the last secret. */

const scopes = (page: Page) => page.getByRole('combobox', { name: 'Scopes', exact: true });

async function createScope(page: Page, name: string, displayName = ''): Promise<void> {
  await visit(page, '/resources/new?kind=apiScope');
  await field(page, 'Name').fill(name);
  await field(page, 'Display name').fill(displayName);
  await button(page, 'Save').click();
  await expect(heading(page, displayName || name)).toBeVisible();
}

async function createApi(page: Page, name: string, scope: string): Promise<void> {
  await visit(page, '/resources/new?kind=apiResource');
  await field(page, 'Name').fill(name);
  await scopes(page).fill(`${scope} `);
  await button(page, 'Save').click();
  await expect(heading(page, name)).toBeVisible();
}

test('a scope and its API: created, found, used, kept while they are used, deleted', async ({ admin: page }) => {
  const scope = freshId('orders');
  const api = `https://api.example.com/${scope}`;
  await createScope(page, scope, 'Read your orders');
  await createApi(page, api, scope);
  await expect(page.getByText(`resource=${encodeURIComponent(api)}`)).toBeVisible();

  await test.step('the list finds it by what it is called', async () => {
    await visit(page, '/resources?kind=apiScope');
    await page.getByRole('searchbox', { name: 'Search' }).fill(scope.toUpperCase());
    await expect(page.getByRole('status').filter({ hasText: '1 found' })).toBeVisible();
    await page.getByRole('link', { name: scope, exact: true }).click();
    await expect(heading(page, 'Read your orders')).toBeVisible();
    await expect(page.getByText(api)).toBeVisible();
  });
  const address = page.url();

  const registrationId = freshId('uses-it');
  await test.step('the registration form offers it, and says what there is not', async () => {
    await openForm(page, '?preset=machineToMachine');
    await choice(page, 'Built-in').check();
    await field(page, 'Registration ID').fill(registrationId);
    await scopes(page).fill(scope);
    await expect(page.getByRole('option', { name: scope, exact: true })).toBeVisible();
    await scopes(page).press('Enter');
    await scopes(page).fill('no.such.scope');
    await scopes(page).press('Enter');
    await expect(page.getByText('There is no such scope at this server (yet): no.such.scope')).toBeVisible();
    await button(page, 'Remove no.such.scope').click();
    await button(page, 'Save').click();
    await leaveSecret(page);
  });

  await test.step('its page leads to the clients that list it', async () => {
    await visit(page, address);
    await page.getByRole('link', { name: '1 client', exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/registrations\\?scope=${scope}`));
    await expect(page.getByRole('rowheader')).toHaveCount(1);
    await expect(page.getByRole('rowheader')).toContainText(registrationId);
  });

  const remove = async (name: string) => {
    await button(page, 'Delete…').click();
    const question = page.getByRole('alertdialog');
    await question.getByLabel(`Type ${name} to confirm`).fill(name);
    await question.getByRole('button', { name: 'Delete', exact: true }).click();
    return question;
  };
  await test.step('it is not deleted while they do, and the question says who they are', async () => {
    await visit(page, address);
    const question = await remove(scope);
    await expect(question.getByText('Others need it.')).toBeVisible();
    await expect(question.getByRole('link', { name: registrationId })).toBeVisible();
    await expect(question.getByText(api)).toBeVisible();
  });

  await test.step('nobody uses it any more: the API goes, then the scope', async () => {
    await visit(page, `/registrations/${registrationId}/edit`);
    await button(page, `Remove ${scope}`).click();
    await button(page, 'Save').click();
    await expect(heading(page, registrationId)).toBeVisible();
    for (const [kind, name] of [
      ['apiResource', api],
      ['apiScope', scope],
    ] as const) {
      await visit(page, `/resources?kind=${kind}&q=${encodeURIComponent(name)}`);
      await page.getByRole('link', { name, exact: true }).click();
      await expect(button(page, 'Delete…')).toBeVisible();
      await remove(name);
      await expect(page.getByText('Resource deleted').first()).toBeVisible();
    }
    await page.goto(address);
    await expect(heading(page, 'Not found')).toBeVisible();
    await expect(page).toHaveTitle(/^Not found · /);
  });

  await visit(page, '/audit?targetType=resource');
  await expect(page.getByText(`deleted the resource ${scope}`)).toBeVisible();
});

test('long names break: the list never scrolls sideways on a phone', async ({ admin: page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const name = freshId('long');
  await createScope(page, name, 'D'.repeat(200));
  await visit(page, `/resources?kind=apiScope&q=${name}`);
  const table = page.getByRole('table');
  await expect(table).toContainText(name);
  const room = await table.evaluate((element) => ({
    table: element.scrollWidth,
    around: element.parentElement?.clientWidth,
  }));
  expect(room.table).toBe(room.around);
});

test('an API secret is generated, shown once, and revoked', async ({ admin: page }) => {
  const api = freshId('api');
  await createApi(page, api, freshId('scope'));
  await page.getByRole('link', { name: /^API secrets/ }).click();
  await expect(page.getByText('No secret: this API cannot introspect tokens.')).toBeVisible();
  await field(page, 'Description').fill('production');
  await button(page, 'Add secret').click();
  await expect(page.getByText('shown only this once')).toBeVisible();
  const secret = (await page.locator('main code.select-all').textContent()) as string;
  expect(secret).toMatch(/^clientele_sk_/);
  await page.getByRole('link', { name: 'Audit', exact: true }).click();
  await button(page, 'Stay')
    .or(page.getByRole('button', { name: /^(Stay|Go back)/ }))
    .first()
    .click();
  await page.getByRole('link', { name: 'I have stored it' }).click();
  await page.getByRole('link', { name: /^API secrets/ }).click();
  await expect(page.getByRole('cell', { name: /production/ })).toContainText(secret.slice(-4));
  expect(await page.content()).not.toContain(secret);
  await button(page, `Revoke… the secret ending in ${secret.slice(-4)}`).click();
  await button(page, 'Revoke secret').click();
  await expect(page.getByRole('cell', { name: /^Revoked/ })).toBeVisible();
});

test('a date half typed is not taken for none: an API secret that should expire is not made to last', async ({
  admin: page,
}) => {
  await createApi(page, freshId('api'), freshId('scope'));
  await page.getByRole('link', { name: /^API secrets/ }).click();
  await field(page, 'Description').fill('for a year');
  const expires = page.getByLabel('Expires', { exact: true });
  await expires.pressSequentially('12');
  expect(await expires.evaluate((input: HTMLInputElement) => input.validity.badInput)).toBe(true);
  await button(page, 'Add secret').click();
  await expect(expires).toHaveAccessibleDescription(/Error: Enter a date/);
  await expect(summary(page)).toBeFocused();
  await expect(field(page, 'Description')).toHaveValue('for a year');
});

test('two edit one scope: nothing typed is lost', async ({ admin: page }) => {
  const name = freshId('contested');
  await createScope(page, name);
  const other = await page.context().newPage();
  for (const tab of [other, page]) await visit(tab, `/resources/${name}/edit`);
  await field(other, 'Display name').fill('Theirs');
  await field(other, 'Description').fill('Only theirs');
  await button(other, 'Save').click();
  await expect(heading(other, 'Theirs')).toBeVisible();
  await field(page, 'Display name').fill('Mine');
  await field(page, 'User claims').fill('email');
  await button(page, 'Save').click();
  await expect(page.getByRole('region', { name: /saved this while you were editing it/ })).toBeVisible();
  await button(page, 'Apply and save').click();
  await expect(heading(page, 'Mine')).toBeVisible();
  await expect(page.getByText('Only theirs')).toBeVisible();
  await expect(page.getByText('email', { exact: true })).toBeVisible();

  await visit(page, `/resources/${name}/edit`);
  await field(page, 'Description').fill('half written');
  await page.getByRole('link', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('alertdialog', { name: 'Discard 1 change?' })).toBeVisible();
});

test('without JavaScript: errors keep what was typed, then it is saved', async ({ withoutScript: page }) => {
  await page.goto('/resources/new?kind=identityResource');
  await field(page, 'Name').fill('two words');
  await field(page, 'Display name').fill('Department');
  await field(page, 'User claims').fill('department\niss');
  await page.getByRole('switch', { name: 'Enabled' }).uncheck();
  await button(page, 'Save').click();
  await expect(summary(page).getByRole('link')).toHaveText([/^Name: /, /^User claims: Line 2: /]);
  await expect(field(page, 'Display name')).toHaveValue('Department');
  await expect(page.getByRole('switch', { name: 'Enabled' })).not.toBeChecked();
  const name = freshId('department');
  await field(page, 'Name').fill(name);
  await field(page, 'User claims').fill('department');
  await button(page, 'Save').click();
  await expect(heading(page, 'Department')).toBeVisible();
  await expect(page.getByText('Disabled', { exact: true })).toBeVisible();
});

test('readers see everything and change nothing', async ({ reviewer: page }) => {
  await visit(page, '/resources?kind=identityResource');
  await expect(page.getByRole('link', { name: 'New identity resource' })).toHaveCount(0);
  await page.getByRole('link', { name: 'email', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Configuration' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Edit', exact: true })).toHaveCount(0);
});

/** By axe at a desk and on a phone; and nothing scrolls sideways at 320 px. */
const LOOKED_AT: Record<string, (page: Page) => Promise<void>> = {
  'the list': (page) => visit(page, '/resources?kind=identityResource'),
  'a search without results': (page) => visit(page, '/resources?q=nothing-is-called-this'),
  'an identity resource': (page) => visit(page, '/resources/openid'),
  'the form, with errors': async (page) => {
    await visit(page, '/resources/new?kind=apiResource');
    await button(page, 'Save').click();
    await expect(summary(page)).toBeVisible();
  },
  'a secret, shown once': async (page) => {
    await createApi(page, freshId('looked-at'), 'a.scope');
    await page.getByRole('link', { name: /^API secrets/ }).click();
    await button(page, 'Add secret').click();
    await expect(page.getByText('shown only this once')).toBeVisible();
  },
  'the history': async (page) => {
    const name = freshId('looked-at');
    await createScope(page, name);
    await visit(page, `/resources/${name}?tab=history`);
    await page.getByRole('region', { name: 'History' }).locator('summary').first().click();
  },
};

for (const [name, go] of Object.entries(LOOKED_AT)) {
  test(`axe: ${name}`, async ({ admin: page }) => {
    await go(page);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no wider than the screen').toBe(320);
  });
}
