import { button, deleteRegistration, freshId, heading, registerManual, visit } from './fixtures/registration-form';
import { expect, test } from './fixtures/test';

/** What becomes of a registration after it is made: disabled and enabled, deleted and restored, its secret revoked. */

test('disabled with a reason, and enabled again', async ({ admin }) => {
  const registrationId = freshId('disabled');
  await registerManual(admin, { registrationId });
  await visit(admin, `/registrations/${registrationId}`);
  await button(admin, 'Disable…').click();
  const question = admin.getByRole('alertdialog', { name: `Disable registration ${registrationId}?` });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByLabel('Reason').fill('Nobody uses it');
  await question.getByRole('button', { name: 'Disable registration' }).click();
  await expect(admin.getByText('Disabled', { exact: true }).first()).toBeVisible();
  await button(admin, 'Enable').click();
  await expect(button(admin, 'Disable…')).toBeVisible();
  await visit(admin, `/registrations/${registrationId}?tab=history`);
  await expect(admin.getByText('Nobody uses it').first()).toBeVisible();
  await expect(admin.getByText(`enabled ${registrationId}`)).toBeVisible();
});

test('deleted, restored from the notice; deleted again, restored from its page', async ({ admin }) => {
  const registrationId = freshId('deleted');
  await registerManual(admin, { registrationId });
  await deleteRegistration(admin, registrationId);
  await button(admin, 'Restore').click();
  await expect(heading(admin, registrationId)).toBeVisible();
  await expect(button(admin, 'Delete…')).toBeVisible();

  await deleteRegistration(admin, registrationId);
  await visit(admin, `/registrations?q=${registrationId}`);
  await expect(admin.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await visit(admin, `/registrations/${registrationId}`);
  await expect(admin.getByText('This registration was deleted')).toBeVisible();
  await button(admin, 'Restore').click();
  await expect(button(admin, 'Delete…')).toBeVisible();
});

test('the current secret is revoked: the page says what is missing', async ({ admin }) => {
  const registrationId = freshId('revoked');
  await registerManual(admin, { registrationId, secret: 'the-secret-that-is-revoked-right-away' });
  await visit(admin, `/registrations/${registrationId}?tab=secrets`);
  await admin.getByRole('button', { name: /^Revoke/ }).click();
  await button(admin, 'Revoke secret').click();
  await expect(admin.getByText('Revoked', { exact: true })).toBeVisible();
  await visit(admin, `/registrations/${registrationId}`);
  await expect(admin.getByText('A confidential client without a usable secret or key')).toBeVisible();
});
