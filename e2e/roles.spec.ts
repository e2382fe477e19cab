import { OPERATOR, REVIEWER } from './fixtures/people';
import { ASKED_FOR, button, heading, visit } from './fixtures/registration-form';
import { signIn } from './fixtures/sign-in';
import { expect, test } from './fixtures/test';

/** What each role is offered; that the server refuses the rest is proved elsewhere (permissions.spec.ts, app/actions). */

const READERS = [OPERATOR, REVIEWER] as const;

for (const person of READERS) {
  test(`${person.role}: no button for what they may not do, on any page`, async ({ open }) => {
    const page = await open(person);
    const main = page.getByRole('main');
    await visit(page, '/registrations?mode=automatic&verified=yes');
    await expect(main.getByRole('link', { name: 'New registration' })).toHaveCount(0);
    const address = await page.getByRole('rowheader').first().getByRole('link').getAttribute('href');
    for (const tab of ['overview', 'metadata', 'secrets', 'history']) {
      await visit(page, `${address}?tab=${tab}`);
      for (const name of ['Delete…', 'Disable…', 'Enable', 'Reset', 'Restore'])
        await expect(button(page, name)).toHaveCount(0);
      for (const name of ['Edit', 'Duplicate'])
        await expect(main.getByRole('link', { name, exact: true })).toHaveCount(0);
      await expect(main.getByRole('button', { name: /^Revoke/ })).toHaveCount(0);
      await expect(button(page, 'Discover again')).toHaveCount(
        tab === 'metadata' && person.role === 'operator' ? 1 : 0,
      );
    }
    await visit(page, '/users');
    await expect(button(page, 'Make an invitation link')).toHaveCount(0);
    await expect(page.getByRole('link', { name: /^Manage/ })).toHaveCount(0);
    await visit(page, '/settings');
    await expect(button(page, 'Save policy')).toHaveCount(0);
    await visit(page, '/audit');
    const mayExport = person.role === 'reviewer' ? 1 : 0;
    await expect(button(page, 'Export CSV')).toHaveCount(mayExport);
    await expect(button(page, 'Verify')).toHaveCount(mayExport);
    await visit(page, '/registrations?deleted=yes');
    await expect(main.getByRole('button', { name: /^Restore/ })).toHaveCount(0);
  });

  test(`${person.role}: a forbidden address says which role it takes`, async ({ open }) => {
    const page = await open(person);
    for (const address of ['/registrations/new', `/registrations/${ASKED_FOR}/edit`]) {
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(403);
      await expect(heading(page, 'Your role may not open this page')).toBeVisible();
      await expect(page.getByRole('main')).toContainText('It takes the role Administrator');
    }
  });

  test(`${person.role}: the palette offers no act they may not do, and finds registrations`, async ({ open }) => {
    const page = await open(person);
    await visit(page, '/');
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: 'Search or go to' });
    await search.fill('new registration');
    await expect(page.getByRole('status').filter({ hasText: 'Nothing found' })).toBeVisible();
    await search.fill('aud');
    await page.getByRole('option', { name: 'Audit', exact: true }).click();
    await expect(heading(page, 'Audit')).toBeVisible();
    await page.keyboard.press('n');
    await expect(heading(page, 'Audit')).toBeVisible();
    await expect(page).toHaveURL(/\/audit$/);
  });
}

test('an administrator finds a registration by its client ID in the palette', async ({ admin }) => {
  await visit(admin, '/registrations');
  const row = admin
    .getByRole('row')
    .filter({ has: admin.getByRole('rowheader') })
    .first();
  const name = (await row.getByRole('rowheader').getByRole('link').textContent()) as string;
  const clientId = (await row.locator('[data-copy]').getAttribute('data-copy')) as string;
  await admin.keyboard.press('Control+k');
  await admin.getByRole('combobox', { name: 'Search or go to' }).fill(clientId);
  await admin.getByRole('option', { name: new RegExp(clientId) }).click();
  await expect(heading(admin, name)).toBeVisible();
});

test('single keys act, are explained, leave typing alone, and can be switched off', async ({ open }) => {
  const page = await open(null);
  await signIn(page, OPERATOR);
  await visit(page, '/registrations');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toContainText('can be switched off under Account');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: 'Search' });
  await expect(search).toBeFocused();
  await page.keyboard.type('n?');
  await expect(search).toHaveValue('n?');
  await expect(help).toBeHidden();
  // The list follows what is typed after a pause; a search under way would replace the page that is asked for next.
  await expect(page).toHaveURL(/q=n%3F/);
  await search.blur();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(heading(page, 'Your account')).toBeVisible();

  await visit(page, '/account');
  const shortcuts = page.getByLabel('Single-key shortcuts', { exact: true });
  await shortcuts.uncheck();
  await page.getByRole('region', { name: 'Appearance and keys' }).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await visit(page, '/settings');
  await page.keyboard.press('?');
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  // What needs Ctrl goes on working; had a single key acted, its page or dialog would be here by now.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search or go to' })).toBeVisible();
  await expect(help).toHaveCount(0);
  await expect(page).toHaveURL(/\/settings$/);
  await page.keyboard.press('Escape');

  await visit(page, '/account');
  await shortcuts.check();
  await page.getByRole('region', { name: 'Appearance and keys' }).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
});

test('an address that is none is 404 for everybody: in the frame for who is signed in, without it for a stranger', async ({
  open,
}) => {
  for (const person of [REVIEWER, null]) {
    const page = await open(person);
    const answer = await page.goto('/there/is-no-such-page');
    expect(answer?.status()).toBe(404);
    // It is there before any script is.
    expect(await answer?.text()).toMatch(/<h1[^>]*>Not found<\/h1>/);
    await expect(heading(page, 'Not found')).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(person === null ? 0 : 1);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'system');
  }
});
