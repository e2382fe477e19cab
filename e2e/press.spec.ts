import { button, field, fillManual, freshId, grant, heading, openForm } from './fixtures/registration-form';
import { expect, test } from './fixtures/test';

/**
 * A press is one thing: what comes to be said while the button is down must not move what is being pressed, or the click lands
 * on nothing. A hand holds a button for about a tenth of a second; here it is held until everything has had its time to appear.
 */
const SLOW_PRESS = { delay: 600 };

test('leaving a field for a control below it: the error that this brings up does not take the click', async ({
  admin,
}) => {
  await openForm(admin);
  // The second line's error is shown once the field is left; the first line's finding says that both have been judged.
  await field(admin, 'Redirect URIs').fill('http://localhost/callback\nHTTPS://app.example.com/callback');
  await expect(admin.getByText('http://localhost/callback is a redirect over http')).toBeVisible();
  const pkce = admin.getByRole('switch', { name: 'PKCE required' });
  await expect(pkce).toBeChecked();
  await pkce.click();
  await expect(pkce).not.toBeChecked();
  await expect(button(admin, 'Use https://app.example.com/callback')).toBeVisible();
});

test('a finding that arrives during the press waits for its end', async ({ admin }) => {
  await openForm(admin);
  const finding = admin.getByText('http://127.0.0.1:1 is not encrypted');
  await field(admin, 'Issuer URL').fill('http://127.0.0.1:1');
  await grant(admin, 'Device code').click(SLOW_PRESS);
  await expect(grant(admin, 'Device code')).toBeChecked();
  await expect(finding).toBeVisible();
});

test('one press after another, from the first field to the last: each is taken', async ({ admin }) => {
  await openForm(admin);
  await field(admin, 'Issuer URL').fill('http://127.0.0.1:1');
  await grant(admin, 'Device code').click(SLOW_PRESS);
  await field(admin, 'Redirect URIs').fill('http://localhost/callback');
  await grant(admin, 'Client credentials').click(SLOW_PRESS);
  await admin.getByRole('switch', { name: 'PKCE required' }).click(SLOW_PRESS);
  await expect(grant(admin, 'Device code')).toBeChecked();
  await expect(grant(admin, 'Client credentials')).toBeChecked();
  await expect(admin.getByRole('switch', { name: 'PKCE required' })).not.toBeChecked();
});

test('a scope that was only typed is part of what a press on Save sends', async ({ admin }) => {
  const registrationId = freshId('half-typed');
  await openForm(admin);
  await fillManual(admin, { registrationId });
  await admin.getByRole('combobox', { name: 'Scopes', exact: true }).pressSequentially('orders.read');
  await button(admin, 'Save').click();
  await expect(heading(admin, registrationId)).toBeVisible();
  await expect(admin.getByText('orders.read', { exact: true })).toBeVisible();
});
