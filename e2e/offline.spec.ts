import { expect, test } from '@playwright/test';
import messages from '../messages/en.json' with { type: 'json' };
import { ADMIN, stateFile } from './fixtures/people';
import { button, field, freshId, visit } from './fixtures/registration-form';

// A page of its own, not one that is watched: the browser complains of a lost network by itself.
test('without a network a form keeps what was typed, says it, and is sent again', async ({ browser }) => {
  const page = await browser.newPage({ storageState: stateFile(ADMIN) });
  const name = freshId('offline');
  await visit(page, '/settings/api-tokens');
  await field(page, 'Name').fill(name);
  await page.getByRole('checkbox', { name: 'Read registrations' }).check();
  await page.context().setOffline(true);
  await button(page, 'Create token').click();
  await expect(page.getByText(messages.errors.sentences.unreachable)).toBeVisible();
  await expect(field(page, 'Name')).toHaveValue(name);
  await expect(page.getByRole('checkbox', { name: 'Read registrations' })).toBeChecked();
  await page.context().setOffline(false);
  await button(page, 'Create token').click();
  await expect(page.getByRole('heading', { name: `Token “${name}” is made` })).toBeFocused();
  await page.close();
});

test('without a network whoever signs in is told so, and signs in when it is back', async ({ browser }) => {
  const page = await browser.newPage();
  await visit(page, '/sign-in');
  await field(page, 'E-mail address').fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await page.context().setOffline(true);
  await button(page, 'Sign in').click();
  await expect(page.getByText(messages.errors.sentences.unreachable)).toBeVisible();
  await expect(field(page, 'E-mail address')).toHaveValue(ADMIN.email);
  await page.context().setOffline(false);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await button(page, 'Sign in').click();
  await expect(page).toHaveURL((url) => url.pathname === '/');
  await page.close();
});
