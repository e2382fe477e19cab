import type { Page } from '@playwright/test';
import { withDatabase } from './fixtures/database';
import { ADMIN, OPERATOR, REVIEWER } from './fixtures/people';
import { button, field, freshId, heading, summary, visit } from './fixtures/registration-form';
import { acceptLink, invite, signIn } from './fixtures/sign-in';
import { expect, expectAccessible, test } from './fixtures/test';

/** The list of people, one's own account, and the ways to both. */

const DATA = process.env.E2E_DATA_DIR as string;
const SIZE = 60;

/** A company of sixty, whose accounts were made as they signed in. */
async function company(): Promise<string> {
  const host = `${freshId('company')}.example`;
  await withDatabase(DATA, (database) =>
    database.query(
      `INSERT INTO users (id, email, name, updated_at)
       SELECT gen_random_uuid(), 'p' || n || '@' || $1::text, 'Colleague ' || lpad(n::text, 2, '0'), now()
       FROM generate_series(1, $2::int) AS n`,
      [host, SIZE],
    ),
  );
  return host;
}

const names = (page: Page) => page.getByRole('table', { name: 'People who may sign in' }).getByText(/^Colleague \d+$/);

for (const javaScriptEnabled of [true, false]) {
  test(`is searched and paged, and Manage keeps the place${javaScriptEnabled ? '' : ', without JavaScript'}`, async ({
    open,
  }) => {
    const host = await company();
    const page = await open(ADMIN, { javaScriptEnabled });
    await page.goto('/users?kind=applications');
    await page.getByRole('searchbox', { name: 'Search' }).fill(`@${host.toUpperCase()}`);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/kind=applications.*&q=/);
    await expect(page.getByRole('status').filter({ hasText: '60 people' })).toBeVisible();
    await expect(names(page)).toHaveCount(50);
    await page.getByRole('link', { name: 'Next', exact: true }).click();
    await expect(names(page)).toHaveText(Array.from({ length: 10 }, (_, n) => `Colleague ${51 + n}`));
    const place = page.url();
    await page.getByRole('link', { name: 'Manage Colleague 57' }).click();
    await expect(heading(page, 'Manage Colleague 57')).toBeVisible();
    await expect(page.getByText('signs in with a company account; there is no password here')).toBeVisible();
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await expect(page).toHaveURL(place);
    await page.getByRole('link', { name: 'Previous', exact: true }).click();
    await expect(names(page)).toHaveCount(50);
    await page.getByRole('link', { name: /^Console/ }).click();
    await expect(page.getByRole('heading', { name: 'Nobody is called that' })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Clear the search' }).last().click();
    await expect(page.getByRole('link', { name: `Manage ${OPERATOR.name}` })).toBeVisible();
    await expect(page).toHaveURL(/\/users\?kind=console$/);
  });
}

for (const unknown of ['00000000-0000-4000-8000-000000000000', 'nobody']) {
  test(`says that there is no account ${unknown}, with the frame around it`, async ({ admin: page }) => {
    const answer = await page.goto(`/users?user=${unknown}`);
    expect(answer?.status()).toBe(404);
    await expect(heading(page, 'Not found')).toBeVisible();
    await expect(page).toHaveTitle(/^Not found/);
    await expect(page.getByRole('navigation').getByRole('link', { name: 'People' })).toBeVisible();
  });
}

test('a role that was changed meanwhile is shown, and not overwritten by an old page', async ({
  admin: page,
  open,
}) => {
  const host = await company();
  const manage = async (tab: Page) => {
    await visit(tab, `/users?q=${host}`);
    await tab.getByRole('link', { name: 'Manage Colleague 07' }).click();
    await expect(heading(tab, 'Manage Colleague 07')).toBeVisible();
  };
  const choose = async (tab: Page, role: string) => {
    await tab.getByRole('radio', { name: role }).check();
    await button(tab, 'Change role').click();
  };
  const other = await open(ADMIN);
  await manage(page);
  await manage(other);
  await choose(other, 'Reviewer');
  await expect(other.getByText('The role is changed.')).toBeVisible();
  await choose(page, 'Administrator');
  await expect(page.getByText('Somebody else changed this')).toBeVisible();
  await expect(page.getByText('The role of Colleague 07 is now: Reviewer.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Administrator' })).toBeChecked();
  await expectAccessible(page);
  await button(page, 'Change role').click();
  await expect(page.getByText('The role is changed.')).toBeVisible();
});

test('fits a phone, with its Manage in sight', async ({ open }) => {
  const host = await company();
  const page = await open(ADMIN, { viewport: { width: 390, height: 844 } });
  await visit(page, `/users?q=${host}`);
  await expectAccessible(page);
  await expect(page.getByRole('link', { name: 'Manage Colleague 01' })).toBeInViewport({ ratio: 1 });
  await page.getByRole('link', { name: 'Manage Colleague 01' }).click();
  await expect(heading(page, 'Manage Colleague 01')).toBeVisible();
  await expectAccessible(page);
});

test('on a phone an invitation has its Withdraw in sight, and tabs show the one that is open', async ({ open }) => {
  const page = await open(ADMIN, { viewport: { width: 390, height: 844 } });
  const email = `${freshId('a-guest-with-a-long-name')}@department.example.com`;
  await invite(page, { email, role: 'operator' });
  const withdraw = page.getByRole('button', { name: `Withdraw the invitation of ${email}` });
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(withdraw).toBeInViewport({ ratio: 1 });
  await visit(page, '/settings/installation');
  await expect(page.getByRole('link', { name: 'This installation' })).toBeInViewport({ ratio: 0.9 });

  // Whose system chooses the colours (forced-colors) sees transparent borders: only the open tab may have one.
  await page.emulateMedia({ forcedColors: 'active' });
  const underline = (name: string) =>
    page.getByRole('link', { name, exact: true }).evaluate((tab) => getComputedStyle(tab).borderBottomColor);
  expect(await underline('Keys')).toBe('rgb(255, 255, 255)');
  expect(await underline('This installation')).not.toBe('rgb(255, 255, 255)');
});

for (const person of [ADMIN, OPERATOR, REVIEWER]) {
  test(`${person.role}: every tab of the settings opens, and the REST API is found`, async ({ open }) => {
    const page = await open(person);
    await visit(page, '/settings');
    const tabs = page.getByRole('navigation', { name: 'Parts of the settings' }).getByRole('link');
    const addresses = await tabs.evaluateAll((links) => links.map((link) => link.getAttribute('href') as string));
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) expect((await page.goto(address))?.status(), address).toBe(200);
    await visit(page, '/');
    await page
      .getByLabel(/^Signed in as/)
      .filter({ visible: true })
      .click();
    await page.getByRole('link', { name: 'REST API' }).click();
    await expect(page).toHaveURL(/\/api\/docs$/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}

test('a password is changed by keyboard, ends the other session, and what is typed is never shown again', async ({
  admin,
  open,
}) => {
  const somebody = {
    role: 'reviewer',
    name: 'Pia Password',
    email: `${freshId('pia')}@example.com`,
    password: 'the tram stops under the castle',
  } as const;
  const next = 'a kettle whistles in the next room';
  const [here, there] = [await open(null), await open(null)];
  await acceptLink(here, await invite(admin, somebody), somebody);
  await signIn(there, somebody);
  await visit(here, '/account');
  const type = async (present: string, wanted: string) => {
    await here.getByLabel('Current password', { exact: true }).focus();
    await here.keyboard.type(present);
    await here.getByLabel('New password', { exact: true }).focus();
    await here.keyboard.type(wanted);
    await here.keyboard.press('Enter');
  };
  await type('not the one', next);
  await expect(summary(here)).toBeFocused();
  await expect(summary(here)).toContainText('That is not your password.');
  for (const label of ['Current password', 'New password']) {
    await expect(here.getByLabel(label, { exact: true })).toHaveValue('');
  }
  await type(somebody.password, next);
  await expect(here.getByText('The password is changed. One other session was ended.')).toBeVisible();
  await there.goto('/account');
  await expect(heading(there, 'Sign in')).toBeVisible();
  await signIn(there, { email: somebody.email, password: next });

  // Signed out, nothing private comes back with Back.
  await visit(here, '/users');
  await visit(here, '/account');
  await here
    .getByLabel(/^Signed in as/)
    .filter({ visible: true })
    .click();
  await button(here, 'Sign out').click();
  await expect(here.getByText('You are signed out.')).toBeVisible();
  for (let steps = 0; steps < 2; steps++) {
    await here.goBack();
    await expect(heading(here, 'Sign in')).toBeVisible();
    await expect(here.getByText(somebody.email)).toHaveCount(0);
    await expect(field(here, 'E-mail address')).toHaveValue('');
  }
});
