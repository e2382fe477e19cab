import { ADMIN, OPERATOR, type Person, REVIEWER, stateFile } from './fixtures/people';
import { expect, test } from './fixtures/test';

/** Signs in the administrator, who invites the others, who accept: every later test begins as one of them. */

async function signIn(page: import('@playwright/test').Page, person: Person): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
  await page.context().storageState({ path: stateFile(person) });
}

test('the people of these tests', async ({ open }) => {
  const admin = await open(null);
  await signIn(admin, ADMIN);
  for (const person of [OPERATOR, REVIEWER]) {
    await admin.goto('/users');
    await admin.getByLabel('E-mail address').fill(person.email);
    await admin.getByRole('radio', { name: new RegExp(person.role, 'i') }).check();
    await admin.getByRole('button', { name: 'Make an invitation link' }).click();
    const link = await admin.getByText(/\/setup\?token=/).textContent();
    const guest = await open(null);
    await guest.goto(link as string);
    await guest.getByLabel('Your name').fill(person.name);
    await guest.getByLabel('Password', { exact: true }).fill(person.password);
    await guest.getByRole('button', { name: 'Create account' }).click();
    await signIn(guest, person);
  }
});
