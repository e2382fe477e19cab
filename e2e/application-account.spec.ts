import type { Page } from '@playwright/test';
import pg from 'pg';
import { bundledUrls } from '../bin/postgres.mjs';
import { registerForSample } from './fixtures/application-client';
import { button, field, freshId, heading, summary, visit } from './fixtures/registration-form';
import { startSampleApplication } from './fixtures/sample-application';
import { expect, expectAccessible, test } from './fixtures/test';

/** The life of an account that may only sign in to applications, as the people of it see it. */

const PASSWORDS = {
  first: 'the ferry leaves before breakfast',
  second: 'nine lanterns along the harbour',
  third: 'somebody painted the bridge green',
};
const ENVIRONMENT = process.env.E2E_DATA_DIR as string;

const password = (page: Page, label = 'Password') => page.getByLabel(label, { exact: true });
const linkIn = async (page: Page) => (await page.getByText(/\/setup\?token=/).textContent()) as string;

async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await field(page, 'E-mail address').fill(email);
  await password(page).fill(secret);
  await button(page, 'Sign in').click();
}

test('invited, let in by the application alone, given another password twice, disabled', async ({ admin, open }) => {
  // One story of thirty pages: on a busy machine they take their time.
  test.setTimeout(240_000);
  const database = new pg.Client({ connectionString: bundledUrls(ENVIRONMENT).ownerUrl });
  await database.connect();
  const application = await startSampleApplication();
  try {
    const name = freshId('Orders');
    const columns = {
      name,
      require_consent: true,
      grant_types: ['authorization_code', 'refresh_token'],
      refresh_token_limit: null,
    };
    const scopes = ['openid', 'profile', 'offline_access'];
    application.is(
      `${process.env.E2E_URL}/oauth`,
      await registerForSample(database, application, { ...columns, scopes }),
    );
    const login = `${application.url}/login?scope=${encodeURIComponent(scopes.join(' '))}&prompt=consent`;
    const email = `${freshId('vera')}@example.com`;

    // The administrator invites; the person accepts.
    await visit(admin, '/users?kind=applications');
    await field(admin, 'E-mail address').fill(email);
    await admin.getByRole('radio', { name: /^Applications only/ }).check();
    await button(admin, 'Make an invitation link').click();
    const invitation = await linkIn(admin);
    const page = await open(null);
    await page.goto(invitation);
    await expect(heading(page, 'Accept the invitation')).toBeVisible();
    await field(page, 'Your name').fill('Vera Applicant');
    await password(page).fill(PASSWORDS.first);
    await button(page, 'Create account').click();
    await expect(heading(page, 'Your account is ready')).toBeVisible();
    await page.goto(invitation);
    await expect(heading(page, 'This link does not work')).toBeVisible();

    // What applications may learn of her; the list stays as it was searched.
    await visit(admin, `/users?kind=applications&q=${encodeURIComponent(email)}`);
    await admin.getByRole('link', { name: 'Manage Vera Applicant' }).click();
    await expect(heading(admin, 'Manage Vera Applicant')).toBeVisible();
    await admin.getByRole('textbox', { name: /^Nickname/ }).fill('Vee');
    await button(admin, 'Save claims').click();
    await expect(admin.getByText('The claims are saved.')).toBeVisible();
    await admin.getByRole('link', { name: 'Back to the list' }).click();
    await expect(admin).toHaveURL(`/users?kind=applications&q=${encodeURIComponent(email)}`);

    // The console is not hers, and says so.
    await page.goto('/sign-in');
    await signIn(page, email, PASSWORDS.first);
    await expect(summary(page)).toContainText('This account may sign in to applications, not to this console');

    // The application is.
    await page.goto(login);
    await signIn(page, email, PASSWORDS.first);
    await expect(heading(page, `${name} asks for access`)).toBeVisible();
    await button(page, 'Allow').click();
    await expect(heading(page, 'Welcome, Vera Applicant')).toBeVisible();
    expect(application.last()?.userInfo).toMatchObject({ nickname: 'Vee' });
    expect(await application.refresh()).toBeNull();

    // Another password, on the way to the application, wrongly first; she is signed out everywhere by it.
    await page.goto(`${application.url}/logout`);
    await expect(heading(page, 'Goodbye and thanks')).toBeVisible();
    expect(await application.refresh()).toBeNull();
    await page.goto(login);
    await page.getByRole('link', { name: 'Forgot or want to change your password?' }).click();
    await expect(heading(page, 'Change your password')).toBeVisible();
    await expectAccessible(page);
    const change = async (present: string, next: string) => {
      await field(page, 'E-mail address').fill(email);
      await password(page, 'Current password').fill(present);
      await password(page, 'New password').fill(next);
      await button(page, 'Change password').click();
    };
    await change('not the one she has', PASSWORDS.second);
    await expect(summary(page)).toContainText('The e-mail address or the password is not right');
    await expect(field(page, 'E-mail address')).toHaveValue(email);
    await expect(password(page, 'New password')).toHaveValue('');
    await change(PASSWORDS.first, PASSWORDS.second);
    await expect(heading(page, 'Your password is changed')).toBeVisible();
    await expectAccessible(page);
    expect(await application.refresh()).toBe('invalid_grant');
    await page.getByRole('link', { name: 'Go on to sign in' }).click();
    await signIn(page, email, PASSWORDS.first);
    await expect(summary(page)).toContainText('The e-mail address or the password is not right');
    await signIn(page, email, PASSWORDS.second);
    await button(page, 'Allow').click();
    await expect(heading(page, 'Welcome, Vera Applicant')).toBeVisible();

    // Forgotten: the administrator makes a link, withdraws it, and makes another one.
    await admin.getByRole('link', { name: 'Manage Vera Applicant' }).click();
    await button(admin, 'Make a link to reset it').click();
    const withdrawn = await linkIn(admin);
    await expectAccessible(admin);
    await button(admin, 'Withdraw the link of Vera Applicant').click();
    await expect(admin.getByText('The link is withdrawn.')).toBeVisible();
    await button(admin, 'Make a link to reset it').click();
    const reset = await linkIn(admin);
    await page.goto(withdrawn);
    await expect(heading(page, 'This link does not work')).toBeVisible();
    await page.goto(reset);
    await expect(field(page, 'E-mail address')).toHaveValue(email);
    await expectAccessible(page);
    await password(page, 'New password').fill('short');
    await button(page, 'Set the new password').click();
    await expect(summary(page)).toContainText('15');
    await password(page, 'New password').fill(PASSWORDS.third);
    await button(page, 'Set the new password').click();
    await expect(heading(page, 'Your password is changed')).toBeVisible();
    expect(await application.refresh()).toBe('invalid_grant');
    await page.goto(login);
    await signIn(page, email, PASSWORDS.third);
    await button(page, 'Allow').click();
    await expect(heading(page, 'Welcome, Vera Applicant')).toBeVisible();

    // The trail tells it all.
    await visit(admin, `/audit?text=${encodeURIComponent(email)}`);
    const trail = admin.getByRole('main').locator('ol');
    for (const sentence of [
      `invited ${email}`,
      `Vera Applicant created the account ${email}`,
      `changed the claims of ${email}`,
      `Vera Applicant signed in to an application as ${email}`,
      `Vera Applicant changed the password of ${email}`,
      `made a link to reset the password of ${email}`,
      `withdrew the link to reset the password of ${email}`,
    ]) {
      await expect(trail.getByText(sentence).first()).toBeVisible();
    }

    // Disabled: what the application holds is dead at once.
    expect(await application.refresh()).toBeNull();
    await visit(admin, `/users?q=${encodeURIComponent(email)}`);
    await admin.getByRole('link', { name: 'Manage Vera Applicant' }).click();
    await button(admin, 'Disable Vera Applicant').click();
    await admin.getByRole('alertdialog').getByRole('button', { name: 'Disable Vera Applicant' }).click();
    await expect(admin.getByText('Vera Applicant is disabled.', { exact: true })).toBeVisible();
    expect(await application.refresh()).toBe('invalid_grant');
    await page.goto(login);
    await signIn(page, email, PASSWORDS.third);
    await expect(summary(page)).toContainText('or the account is disabled');
  } finally {
    await application.stop();
    await database.end();
  }
});
