import { execFileSync } from 'node:child_process';
import { ASKED_FOR, DELETED, deleteRegistration, registerManual } from './fixtures/registration-form';
import { expect, expectAccessible, test } from './fixtures/test';

/** First the registry is empty and says what to do; then it has demonstration data, which every later test finds there. */

test.describe.configure({ mode: 'serial' });

test('an empty registry says what to do next, to each role what it can do', async ({ admin, reviewer }) => {
  for (const address of ['/', '/registrations']) {
    for (const page of [admin, reviewer]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { name: 'No registrations yet' })).toBeVisible();
    }
    await expect(admin.getByRole('main').getByRole('link', { name: 'New registration' }).first()).toBeVisible();
    await expect(reviewer.getByRole('main').getByRole('link', { name: 'New registration' })).toHaveCount(0);
    await expectAccessible(admin);
  }
});

test('resources that nobody has made yet say what they are for', async ({ admin, reviewer }) => {
  for (const page of [admin, reviewer]) {
    await page.goto('/resources?kind=apiScope');
    await expect(page.getByRole('heading', { name: 'No API scope yet' })).toBeVisible();
    await expectAccessible(page);
  }
});

test('the demonstration data', async ({ admin }) => {
  execFileSync('npm', ['run', 'seed', '--', '--registrations', '120'], {
    env: { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR as string },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await admin.goto('/registrations');
  await expect(admin.getByRole('rowheader')).toHaveCount(50);
  await registerManual(admin, { registrationId: ASKED_FOR });
  await registerManual(admin, { registrationId: DELETED });
  await deleteRegistration(admin, DELETED);
});
