import { button, field, fillManual, freshId, heading, openForm, visit } from './fixtures/registration-form';
import { expect, test } from './fixtures/test';

test('whoever goes elsewhere right after typing a search arrives there', async ({ admin }) => {
  await visit(admin, '/registrations');
  await admin.getByRole('searchbox').pressSequentially('abc');
  await heading(admin, 'Registrations').click();
  await admin.keyboard.press('g');
  await admin.keyboard.press('a');
  await expect(heading(admin, 'Audit')).toBeVisible();
  // The search that was about to be asked for does not come after.
  await expect(admin).toHaveURL(/\/audit$/);
});

test('what is left of a search by Tab is searched for at once', async ({ admin }) => {
  await visit(admin, '/registrations');
  await admin.getByRole('searchbox').pressSequentially('nothing-is-called-this');
  await admin.keyboard.press('Tab');
  await expect(admin).toHaveURL(/q=nothing-is-called-this/);
});

for (const width of [1280, 820, 390]) {
  test(`a name of 200 characters leaves the sign that it is disabled whole at ${width} px`, async ({ admin }) => {
    const registrationId = freshId('long-name');
    await admin.setViewportSize({ width, height: 800 });
    await openForm(admin);
    await fillManual(admin, { registrationId });
    await field(admin, 'Name').fill(`${registrationId} ${'a name that goes on '.repeat(10)}`.slice(0, 200).trim());
    await admin.getByRole('switch', { name: 'Enabled' }).click();
    await button(admin, 'Save').click();
    await expect(admin).toHaveURL(new RegExp(`/registrations/${registrationId}$`));
    await visit(admin, `/registrations?q=${registrationId}`);
    const cell = admin.getByRole('rowheader').first();
    const badge = cell.getByText('Disabled', { exact: true });
    const inside = await badge.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const around = (element.closest('th') as HTMLElement).getBoundingClientRect();
      return box.width > 40 && box.left >= around.left && box.right <= around.right;
    });
    expect(inside).toBe(true);
  });
}
