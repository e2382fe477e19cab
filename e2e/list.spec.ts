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

test('the open tab stays in sight when the window becomes narrower', async ({ admin: page }) => {
  await visit(page, '/settings/installation');
  const tab = page.getByRole('link', { name: 'This installation' });
  await page.setViewportSize({ width: 390, height: 844 });
  // But for the fraction of a pixel that a scroll rounds away.
  await expect(tab).toBeInViewport({ ratio: 0.99 });
});

test('on a phone, what narrows the list is taken away beside the search', async ({ admin: page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, '/registrations?mode=manual&type=public');
  const clear = page.getByRole('link', { name: 'Clear all' });
  await expect(clear).toBeInViewport({ ratio: 1 });
  await clear.click();
  await expect(page).toHaveURL((url) => url.search === '');
});
