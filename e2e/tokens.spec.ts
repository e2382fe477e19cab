import type { Page } from '@playwright/test';
import { ADMIN } from './fixtures/people';
import { button, choice, field, freshId, grant, heading, openForm, summary, visit } from './fixtures/registration-form';
import { expect, expectAccessible, test } from './fixtures/test';

/** The form's sections Tokens, and Sign-in, consent and logout (fields.md §5, §6), with a script and without one. */

const interval = (page: Page) => page.getByRole('group', { name: /^Expiration interval/ });
const count = (page: Page) => page.getByRole('group', { name: /^Refresh count/ });
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
/** A part of a section that most people leave alone. */
const unfold = (page: Page, title: string) => page.locator('summary').filter({ hasText: title }).click();

/** Chooses, types and ticks something in every part of both sections. */
async function fillEverything(page: Page): Promise<void> {
  await choice(page, 'Expires after').check();
  await field(page, 'Expires after, in seconds').fill('30800');
  await page.getByLabel('Access token type').selectOption('Reference');
  await choice(page, 'Limit').check();
  await field(page, 'Limit of the refresh count').fill('12');
  await unfold(page, 'Refresh token usage and lifetimes');
  await page.getByLabel('Refresh token expiration').selectOption('Sliding');
  await unfold(page, 'ID token and subject');
  await page.getByRole('checkbox', { name: 'ES256', exact: true }).check();
  await unfold(page, 'Client claims');
  await field(page, 'Client claims, row 1: Name').fill('role');
  await field(page, 'Client claims, row 1: Value').fill('editor');
  await field(page, 'Client claims, row 2: Name').fill('level');
  await field(page, 'Client claims, row 2: Value').fill('7');
  await page.getByLabel('Client claims, row 2: Type').selectOption('Integer');
  await page.getByRole('switch', { name: 'Consent required' }).check();
  await field(page, 'Consent lifetime').fill('86400');
  await unfold(page, 'Telling the client about a logout');
  await field(page, 'Back-channel logout URI').fill('https://app.example.com/logout');
  await unfold(page, 'Properties');
  await field(page, 'Properties, row 1: Key').fill('cost centre');
  await field(page, 'Properties, row 1: Value').fill('4711');
}

async function expectEverything(page: Page): Promise<void> {
  await expect(choice(page, 'Expires after')).toBeChecked();
  await expect(field(page, 'Expires after, in seconds')).toHaveValue('30800');
  await expect(page.getByLabel('Access token type')).toHaveValue('reference');
  await expect(choice(page, 'Limit')).toBeChecked();
  await expect(field(page, 'Limit of the refresh count')).toHaveValue('12');
  await expect(page.getByLabel('Refresh token expiration')).toHaveValue('sliding');
  await expect(page.getByRole('checkbox', { name: 'ES256', exact: true })).toBeChecked();
  await expect(field(page, 'Client claims, row 1: Name')).toHaveValue('role');
  await expect(field(page, 'Client claims, row 1: Value')).toHaveValue('editor');
  await expect(field(page, 'Client claims, row 2: Name')).toHaveValue('level');
  await expect(page.getByLabel('Client claims, row 2: Type')).toHaveValue(/#integer$/);
  await expect(page.getByRole('switch', { name: 'Consent required' })).toBeChecked();
  await expect(field(page, 'Consent lifetime')).toHaveValue('86400');
  await expect(field(page, 'Back-channel logout URI')).toHaveValue('https://app.example.com/logout');
  await expect(field(page, 'Properties, row 1: Key')).toHaveValue('cost centre');
  await expect(field(page, 'Properties, row 1: Value')).toHaveValue('4711');
}

async function startBuiltIn(page: Page, registrationId: string): Promise<void> {
  await choice(page, 'Built-in').check();
  await field(page, 'Registration ID').fill(registrationId);
  await field(page, 'Redirect URIs').fill('https://app.example.com/callback');
}

test('both sections are saved, shown in words, and edited without losing anything', async ({ admin }) => {
  const registrationId = freshId('tokens');
  await openForm(admin);
  await expect(section(admin, 'Tokens')).toHaveCount(0);
  await startBuiltIn(admin, registrationId);
  await expect(interval(admin).getByText(/^At present .+ seconds\), set in Settings/)).toBeVisible();
  await expect(choice(admin, 'Unlimited')).toBeChecked();
  await fillEverything(admin);
  await expect(interval(admin)).toContainText('= 8 hours 33 minutes 20 seconds');
  await button(admin, 'Save').click();
  await expect(heading(admin, `${registrationId} is saved`)).toBeVisible();

  await visit(admin, `/registrations/${registrationId}`);
  await expect(section(admin, 'Tokens')).toContainText('30,800 seconds (8 hours 33 minutes 20 seconds)');
  await expect(section(admin, 'Tokens')).toContainText('role = editor');
  await expect(section(admin, 'Sign-in, consent and logout')).toContainText('cost centre = 4711');

  await visit(admin, `/registrations/${registrationId}/edit`);
  await expectEverything(admin);
  await choice(admin, 'Never expires').check();
  await expect(interval(admin)).toContainText('Access tokens never expire');
  await button(admin, 'Save').click();
  await expect(heading(admin, registrationId)).toBeVisible();
  await expect(section(admin, 'Tokens')).toContainText('Never expires');
  await expect(section(admin, 'Tokens')).toContainText('level = 7');
});

test('every part of both sections is accessible', async ({ admin }) => {
  // The longest page there is, filled in by hand and judged in two colours: 84 s on a machine that does ten other things.
  test.setTimeout(180_000);
  await openForm(admin);
  await startBuiltIn(admin, freshId('accessible'));
  await fillEverything(admin);
  await field(admin, 'Client claims, row 3: Name').fill('sub');
  await button(admin, 'Save').click();
  await expect(summary(admin)).toBeFocused();
  await expectAccessible(admin);
});

test('what is wrong is named with its bounds and its row, and nothing typed is lost', async ({ admin }) => {
  await openForm(admin);
  await startBuiltIn(admin, freshId('wrong'));
  await choice(admin, 'Expires after').check();
  await unfold(admin, 'Client claims');
  await field(admin, 'Client claims, row 1: Name').fill('role');
  await field(admin, 'Client claims, row 1: Value').fill('x');
  await field(admin, 'Client claims, row 2: Name').fill('sub');
  await button(admin, 'Save').click();
  await expect(
    summary(admin).getByRole('link', {
      name: 'Expires after, in seconds: Enter a whole number from 1 to 2,147,483,647.',
    }),
  ).toHaveAttribute('href', '#accessTokenSeconds');
  await expect(
    summary(admin).getByRole('link', { name: /^Client claims: Row 2: The protocol itself sets “sub”/ }),
  ).toBeVisible();
  await expect(field(admin, 'Client claims, row 2: Name')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(admin, 'Client claims, row 1: Value')).toHaveValue('x');
  await button(admin, 'Remove row 2 of Client claims').click();
  await expect(field(admin, 'Client claims, row 2: Name')).toHaveValue('');
  await expect(field(admin, 'Client claims, row 2: Name')).not.toHaveAttribute('aria-invalid');
});

test('only what applies to the grants is there; Refresh count and its grant are one', async ({ admin }) => {
  await openForm(admin, '?preset=machineToMachine');
  await choice(admin, 'Built-in').check();
  await expect(interval(admin)).toBeVisible();
  await expect(count(admin)).toBeHidden();
  await expect(admin.getByRole('switch', { name: 'Consent required' })).toBeHidden();
  await expect(field(admin, 'Device code lifetime')).toBeHidden();

  await grant(admin, 'Device code').check();
  await expect(field(admin, 'Device code lifetime')).toBeVisible();
  await expect(count(admin)).toBeVisible();
  await expect(choice(admin, 'Limit')).toBeChecked();
  await grant(admin, 'Refresh token').check();
  await expect(choice(admin, 'Unlimited')).toBeChecked();
  await field(admin, 'Limit of the refresh count').fill('0');
  await expect(choice(admin, 'Limit')).toBeChecked();
  await expect(grant(admin, 'Refresh token')).not.toBeChecked();
});

test('without JavaScript: create with an error, save, edit', async ({ withoutScript: page }) => {
  const registrationId = freshId('unscripted');
  await page.goto('/registrations/new');
  await startBuiltIn(page, registrationId);
  await fillEverything(page);
  await field(page, 'Client claims, row 3: Name').fill('sub');
  await button(page, 'Save').click();
  await expect(page.getByRole('alert')).toContainText('The protocol itself sets “sub”');
  await expectEverything(page);
  await expect(field(page, 'Client claims, row 3: Name')).toHaveValue('sub');
  await field(page, 'Client claims, row 3: Name').fill('');
  await button(page, 'Save').click();
  await expect(heading(page, `${registrationId} is saved`)).toBeVisible();

  await page.goto(`/registrations/${registrationId}/edit`);
  await expectEverything(page);
  await field(page, 'Description').fill('Edited without a script');
  await button(page, 'Save').click();
  await expect(page.getByText('Edited without a script')).toBeVisible();
  await page.goto(`/registrations/${registrationId}/edit`);
  await expectEverything(page);
});

test('Settings → Tokens: the bounds, the saved value beside the choice, somebody else’s save', async ({
  admin,
  open,
}) => {
  await visit(admin, '/settings/tokens');
  const lifetime = field(admin, 'Access token lifetime');
  await lifetime.fill('0');
  await button(admin, 'Save token settings').click();
  await expect(summary(admin)).toContainText('Enter a whole number from 1 to 2,147,483,647.');
  await expect(lifetime).toHaveValue('0');
  await lifetime.fill('5400');
  await expect(admin.getByText('= 1 hour 30 minutes')).toBeVisible();
  await expectAccessible(admin);

  const other = await open(ADMIN);
  await visit(other, '/settings/tokens');
  await button(admin, 'Save token settings').click();
  await expect(admin.getByText('Token settings saved')).toBeVisible();
  await field(other, 'Access token lifetime').fill('4000');
  await button(other, 'Save token settings').click();
  const conflict = other.getByRole('region', { name: /saved these settings while you were editing them/ });
  await expect(conflict).toContainText('Theirs5,400 seconds (1 hour 30 minutes)');
  await expect(field(other, 'Access token lifetime')).toHaveValue('4000');
  await field(other, 'Access token lifetime').fill('3600');
  await button(other, 'Apply and save').click();
  await expect(other.getByText('Token settings saved')).toBeVisible();
  await expect(field(other, 'Access token lifetime')).toHaveValue('3600');
});
