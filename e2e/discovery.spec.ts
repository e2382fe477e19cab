import type { Page } from '@playwright/test';
import { type HostileServer, startHostileServer } from './fixtures/hostile-server';
import { startIdentityProvider } from './fixtures/identity-provider';
import { button, field, freshId, heading, openForm, summary } from './fixtures/registration-form';
import { expect, test } from './fixtures/test';

/** Discovery in the form: what is previewed, and what a failure offers. Nothing typed is lost by either. */

/** Automatic and Manual both have a place for what discovery says; one of them is hidden. */
const seen = (page: Page, text: string) => page.getByText(text).filter({ visible: true });

let hostile: HostileServer;
test.beforeAll(async () => {
  hostile = await startHostileServer();
});
test.afterAll(() => hostile.stop());

test('a failed discovery says why, keeps everything, and can be saved as “not verified” by choice', async ({
  admin,
}) => {
  const registrationId = freshId('unverified');
  await openForm(admin);
  await field(admin, 'Issuer URL').fill(hostile.issuer('duplicate-keys'));
  await field(admin, 'Registration ID').fill(registrationId);
  await field(admin, 'Client ID').fill('some-client');
  await field(admin, 'Redirect URIs').fill('https://app.example.com/callback');
  await button(admin, 'Discover').click();
  await expect(seen(admin, 'The document has the member “issuer” twice.')).toBeVisible();

  await button(admin, 'Save').click();
  await expect(summary(admin)).toBeFocused();
  await expect(summary(admin)).toContainText('The document has the member “issuer” twice.');
  await expect(field(admin, 'Issuer URL')).toHaveValue(hostile.issuer('duplicate-keys'));
  await expect(field(admin, 'Registration ID')).toHaveValue(registrationId);
  await expect(field(admin, 'Client ID')).toHaveValue('some-client');
  await expect(field(admin, 'Redirect URIs')).toHaveValue('https://app.example.com/callback');
  await button(admin, 'Save as not verified').click();
  await expect(heading(admin, registrationId)).toBeVisible();
  await expect(admin.getByText('Not verified', { exact: true })).toBeVisible();
  await admin.getByRole('link', { name: 'Metadata', exact: true }).click();
  await expect(seen(admin, 'The document has the member “issuer” twice.')).toBeVisible();
});

test('a wrong issuer is corrected with one click, in the preview and on Save', async ({ admin }) => {
  const registrationId = freshId('corrected');
  const wrong = hostile.issuer('wrong-issuer');
  await openForm(admin);
  await field(admin, 'Issuer URL').fill(wrong);
  await button(admin, 'Discover').click();
  await expect(seen(admin, 'The document is for another issuer than the one you asked for.')).toBeVisible();
  await button(admin, `Use ${wrong}/`).click();
  await expect(field(admin, 'Issuer URL')).toHaveValue(`${wrong}/`);

  await field(admin, 'Issuer URL').fill(wrong);
  await field(admin, 'Registration ID').fill(registrationId);
  await field(admin, 'Client ID').fill('some-client');
  await field(admin, 'Redirect URIs').fill('https://app.example.com/callback');
  await button(admin, 'Save').click();
  await summary(admin)
    .getByRole('button', { name: `Use ${wrong}/` })
    .click();
  await expect(field(admin, 'Issuer URL')).toHaveValue(`${wrong}/`);
});

test('a pasted well-known address is the issuer it belongs to', async ({ admin }) => {
  await openForm(admin);
  await field(admin, 'Issuer URL').fill(`${hostile.issuer('good')}/.well-known/openid-configuration`);
  await button(admin, 'Discover').click();
  await expect(admin.getByText(`${hostile.issuer('good')} answered`)).toBeVisible();
  await expect(field(admin, 'Issuer URL')).toHaveValue(hostile.issuer('good'));
});

test('what the provider advertises stands beside the fields and among the scopes', async ({ admin }) => {
  const provider = await startIdentityProvider();
  await openForm(admin);
  await field(admin, 'Issuer URL').fill(provider.issuer);
  await button(admin, 'Discover').click();
  await expect(admin.getByText(`${provider.issuer} answered`)).toBeVisible();
  await admin.getByRole('checkbox', { name: 'Device code' }).check();
  await expect(admin.getByText('does not list the grant').first()).toBeVisible();
  await admin.locator('summary').filter({ hasText: 'Contract check' }).click();
  await expect(seen(admin, 'device_code').first()).toBeVisible();
  await expect(seen(admin, 'Not advertised').first()).toBeVisible();
  const scopes = admin.getByRole('combobox', { name: 'Scopes', exact: true });
  await scopes.fill('off');
  await expect(admin.getByRole('option', { name: 'offline_access' })).toBeVisible();
  await provider.stop();
});

test('Manual can be filled in from a discovered document', async ({ admin }) => {
  await openForm(admin);
  await admin.getByRole('radio', { name: 'Manual', exact: true }).check();
  await admin.getByText('Fill in from a discovery document').click();
  await field(admin, 'Issuer URL or address of its discovery document').fill(hostile.issuer('good'));
  await button(admin, 'Fill in').click();
  await expect(field(admin, 'Authorization URI')).toHaveValue(`${hostile.issuer('good')}/authorize`);
  await expect(field(admin, 'Token URI')).toHaveValue(`${hostile.issuer('good')}/token`);
  await expect(field(admin, 'JWK set URI')).toHaveValue(`${hostile.issuer('good')}/jwks`);
});
