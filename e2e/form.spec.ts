import {
  button,
  choice,
  field,
  fillManual,
  freshId,
  grant,
  heading,
  openForm,
  registerManual,
  secretField,
  summary,
  visit,
} from './fixtures/registration-form';
import { expect, test } from './fixtures/test';

/** What the form does besides saving (ux.md, Forms): nothing typed is ever lost. */

test('a failed submit focuses the summary, which leads to the fields in their own words', async ({ admin }) => {
  await openForm(admin);
  await button(admin, 'Save').click();
  await expect(summary(admin)).toBeFocused();
  await expect(admin).toHaveTitle(/^Error: /);
  const link = summary(admin).getByRole('link', { name: /^Registration ID: / });
  const sentence = ((await link.textContent()) as string).replace('Registration ID: ', '');
  await link.click();
  await expect(field(admin, 'Registration ID')).toBeFocused();
  await expect(field(admin, 'Registration ID')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(admin, 'Registration ID')).toHaveAccessibleDescription(new RegExp(`Error: ${sentence}`));

  await field(admin, 'Registration ID').fill(freshId('corrected'));
  await expect(field(admin, 'Registration ID')).not.toHaveAttribute('aria-invalid');
});

test('redirect URIs are judged line by line, and a corrected form is taken with one click', async ({ admin }) => {
  await openForm(admin);
  const uris = field(admin, 'Redirect URIs');
  await uris.fill('https://app.example.com/callback\nHTTPS://App.Example.com/second\nhttps://app.example.com/*');
  await button(admin, 'Save').click();
  await expect(uris).toHaveAccessibleDescription(/Line 2: Scheme and host must be in lower case/);
  await expect(uris).toHaveAccessibleDescription(/Line 3: Wildcards are not allowed/);
  await expect(summary(admin).getByRole('link', { name: /^Redirect URIs: Line 2/ })).toBeVisible();
  await button(admin, 'Use https://app.example.com/second').click();
  await expect(uris).toHaveValue(
    'https://app.example.com/callback\nhttps://app.example.com/second\nhttps://app.example.com/*',
  );
  await expect(uris).not.toHaveAccessibleDescription(/Line 2/);
  await expect(uris).toHaveAccessibleDescription(/Line 3/);
});

test('scopes are chips: Enter, comma, space and paste add, Backspace and Delete remove, arrows walk', async ({
  admin,
}) => {
  await openForm(admin);
  const input = admin.getByRole('combobox', { name: 'Scopes', exact: true });
  const chips = admin.getByRole('list', { name: 'Chosen' }).getByRole('listitem');
  await input.focus();
  for (let left = await chips.count(); left > 0; left--) await input.press('Backspace');
  await expect(chips).toHaveCount(0);
  await input.pressSequentially('orders.read');
  await input.press('Enter');
  await input.pressSequentially('orders.write,profile ');
  await expect(chips).toHaveText(['orders.read', 'orders.write', 'profile']);
  await input.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', 'email  orders.read\nphone');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(chips).toHaveText(['orders.read', 'orders.write', 'profile', 'email', 'phone']);
  await input.press('Backspace');
  await input.press('ArrowLeft');
  await expect(button(admin, 'Remove email')).toBeFocused();
  await admin.keyboard.press('ArrowLeft');
  await admin.keyboard.press('ArrowLeft');
  await admin.keyboard.press('Delete');
  await expect(chips).toHaveText(['orders.read', 'profile', 'email']);
  await expect(button(admin, 'Remove profile')).toBeFocused();
  await admin.keyboard.press('End');
  await expect(input).toBeFocused();
  await input.pressSequentially('off');
  await input.press('ArrowDown');
  await expect(admin.getByRole('option', { name: 'offline_access' })).toHaveAttribute('aria-selected', 'true');
  await input.press('Enter');
  await expect(chips).toHaveText(['orders.read', 'profile', 'email', 'offline_access']);
});

test('unsaved work is not left by accident: by a link, by Back', async ({ admin }) => {
  await admin.goto('/registrations');
  await openForm(admin);
  await field(admin, 'Registration ID').fill(freshId('dirty'));
  await field(admin, 'Description').fill('Half written');
  await admin.getByRole('link', { name: 'Audit', exact: true }).click();
  const question = admin.getByRole('alertdialog', { name: 'Discard 2 changes?' });
  await expect(question).toBeVisible();
  await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await admin.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(field(admin, 'Description')).toHaveValue('Half written');

  await admin.goBack();
  await expect(question).toBeVisible();
  await button(admin, 'Keep editing').click();
  await expect(field(admin, 'Description')).toHaveValue('Half written');

  await admin.getByRole('link', { name: 'Audit', exact: true }).click();
  await button(admin, 'Discard changes').click();
  await expect(heading(admin, 'Audit')).toBeVisible();
  // Given up is given up: no draft of it is offered.
  await openForm(admin);
  await expect(admin.getByText('There is a draft from before')).toBeHidden();
});

test('what a reload would lose is offered again, without the secret', async ({ admin }) => {
  const registrationId = freshId('draft');
  await openForm(admin);
  await fillManual(admin, { registrationId, secret: 'a-secret-that-no-draft-may-keep-0123' });
  await expect
    .poll(() => admin.evaluate(() => JSON.stringify({ ...sessionStorage })), { message: 'the draft is written' })
    .toContain('https://app.example.com/callback');
  expect(await admin.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('no-draft-may-keep');
  admin.on('dialog', (dialog) => void dialog.accept());
  await admin.reload();
  await button(admin, 'Restore draft').click();
  await expect(field(admin, 'Registration ID')).toHaveValue(registrationId);
  await expect(field(admin, 'Token URI')).toHaveValue('https://login.example.com/token');
  await expect(secretField(admin)).toHaveValue('');
});

test('a date half typed is not taken for none: it is refused beside its field', async ({ admin }) => {
  const registrationId = freshId('half-a-date');
  await openForm(admin);
  await fillManual(admin, { registrationId, secret: 'a-secret-that-would-never-expire-0123' });
  const expires = admin.getByLabel('Expires', { exact: true }).filter({ visible: true });
  await expires.pressSequentially('12');
  expect(await expires.evaluate((input: HTMLInputElement) => input.validity.badInput)).toBe(true);
  await button(admin, 'Save').click();
  await expect(expires).toHaveAccessibleDescription(/Error: Enter a date/);
  await expect(summary(admin)).toBeFocused();
});

test('a double click on Save registers once', async ({ admin }) => {
  const registrationId = freshId('twice');
  await openForm(admin);
  await fillManual(admin, { registrationId });
  await button(admin, 'Save').dblclick();
  await expect(heading(admin, registrationId)).toBeVisible();
  await visit(admin, `/registrations/${registrationId}?tab=history`);
  await expect(admin.getByText(`created ${registrationId}`)).toHaveCount(1);
  await admin.goto(`/registrations?q=${registrationId}`);
  await expect(admin.getByRole('rowheader')).toHaveCount(1);
});

test('Ctrl+Enter saves, also from the scopes', async ({ admin }) => {
  const registrationId = freshId('shortcut');
  await openForm(admin);
  await fillManual(admin, { registrationId });
  await admin.getByRole('combobox', { name: 'Scopes', exact: true }).pressSequentially('orders.read');
  await admin.keyboard.press('Control+Enter');
  await expect(heading(admin, registrationId)).toBeVisible();
  await expect(admin.getByText('orders.read', { exact: true })).toBeVisible();
});

test('a preset fills in and keeps what is typed', async ({ admin }) => {
  await openForm(admin);
  await field(admin, 'Registration ID').fill('kept-by-presets');
  await admin.getByRole('link', { name: /^Single-page app/ }).click();
  await expect(choice(admin, 'Public')).toBeChecked();
  await expect(grant(admin, 'Authorization code')).toBeChecked();
  await admin.getByRole('link', { name: /^Machine-to-machine/ }).click();
  await expect(choice(admin, 'Confidential')).toBeChecked();
  await expect(grant(admin, 'Client credentials')).toBeChecked();
  await expect(grant(admin, 'Authorization code')).not.toBeChecked();
  await expect(field(admin, 'Registration ID')).toHaveValue('kept-by-presets');
});

test('the redirect template is shown expanded while it is typed', async ({ admin }) => {
  await openForm(admin);
  await field(admin, 'Registration ID').fill('orders');
  await field(admin, 'Redirect URI template').fill('{baseUrl}/login/{registrationId}');
  await field(admin, 'Expanded for an application at').fill('https://shop.example.com/app');
  await expect(admin.locator('output')).toHaveText('https://shop.example.com/app/login/orders');
});

test('findings stand beside their field while one types, and a policy error stops the save', async ({ admin }) => {
  const registrationId = freshId('policy');
  await openForm(admin, '?preset=singlePageApp');
  await fillManual(admin, { registrationId });
  const pkce = admin.getByRole('switch', { name: 'PKCE required' });
  await expect(pkce).toBeChecked();
  const finding = admin.getByText('PKCE is not required for the authorization code');
  await expect(finding).toBeHidden();
  await pkce.click();
  await expect(pkce).not.toBeChecked();
  await expect(finding).toBeVisible();
  await expect(admin.getByText('Not allowed:')).toBeVisible();
  await button(admin, 'Save').click();
  await expect(summary(admin)).toBeFocused();
  await expect(summary(admin)).toContainText('PKCE is not required for the authorization code');
  await expect(field(admin, 'Registration ID')).toHaveValue(registrationId);
  await pkce.check();
  await button(admin, 'Save').click();
  await expect(heading(admin, registrationId)).toBeVisible();
});

test('a duplicate has everything but its identity', async ({ admin }) => {
  const registrationId = freshId('original');
  await registerManual(admin, { registrationId, redirectUris: 'https://original.example.com/callback' });
  await admin.getByRole('link', { name: 'Duplicate' }).click();
  await expect(heading(admin, `Duplicate of ${registrationId}`)).toBeVisible();
  await expect(field(admin, 'Registration ID')).toHaveValue('');
  await expect(field(admin, 'Client ID')).toHaveValue('');
  await expect(field(admin, 'Redirect URIs')).toHaveValue('https://original.example.com/callback');
  await expect(choice(admin, 'Manual')).toBeChecked();
  await field(admin, 'Registration ID').fill(`${registrationId}-copy`);
  await field(admin, 'Client ID').fill('another-client');
  await button(admin, 'Save').click();
  await expect(heading(admin, `${registrationId}-copy`)).toBeVisible();
});

test('confidential → public asks for the registration ID and revokes the secrets', async ({ admin }) => {
  const registrationId = freshId('public');
  await registerManual(admin, { registrationId, secret: 'the-secret-that-goes-when-it-is-public' });
  await visit(admin, `/registrations/${registrationId}/edit`);
  await choice(admin, 'Public').check();
  await button(admin, 'Save').click();
  const question = admin.getByRole('alertdialog', { name: `Make ${registrationId} public and revoke its secrets?` });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('textbox').fill('something-else');
  await question.getByRole('button', { name: 'Make public and revoke' }).click();
  await expect(question.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
  await question.getByRole('textbox').fill(registrationId);
  await question.getByRole('button', { name: 'Make public and revoke' }).click();
  await expect(heading(admin, registrationId)).toBeVisible();
  await visit(admin, `/registrations/${registrationId}?tab=secrets`);
  await expect(admin.getByText('Revoked', { exact: true })).toBeVisible();
  await expect(admin.getByText('Current', { exact: true })).toBeHidden();
});

test('two tabs edit one registration: the second sees both versions, field by field, and loses nothing', async ({
  admin,
}) => {
  const registrationId = freshId('conflict');
  await registerManual(admin, { registrationId });
  const second = await admin.context().newPage();
  for (const tab of [admin, second]) {
    await visit(tab, `/registrations/${registrationId}/edit`);
    await expect(tab.getByRole('combobox', { name: 'Scopes', exact: true })).toBeVisible();
  }
  await field(admin, 'Description').fill('As the first tab has it');
  await field(admin, 'Token URI').fill('https://login.example.com/first');
  await button(admin, 'Save').click();
  await expect(heading(admin, registrationId)).toBeVisible();

  await field(second, 'Description').fill('As the second tab has it');
  const renamed = `Renamed ${registrationId}`;
  await field(second, 'Name').fill(renamed);
  await button(second, 'Save').click();
  const conflict = second.getByRole('region', { name: /saved this registration while you were editing it/ });
  await expect(conflict).toBeVisible();
  const description = conflict.getByRole('group', { name: /^Description/ });
  await expect(description.getByRole('radio', { name: /^Yours/ })).toBeChecked();
  await expect(description).toContainText('As the first tab has it');
  await expect(
    conflict.getByRole('group', { name: 'Token URI' }).getByRole('radio', { name: /^Theirs/ }),
  ).toBeChecked();
  await expect(field(second, 'Description')).toHaveValue('As the second tab has it');
  await expect(field(second, 'Name')).toHaveValue(renamed);
  await button(second, 'Apply and save').click();
  await expect(heading(second, renamed)).toBeVisible();
  await expect(second.getByText('As the second tab has it')).toBeVisible();
  await expect(second.getByText('https://login.example.com/first').first()).toBeVisible();
});

test('a session that ends while one types loses nothing', async ({ admin: page }) => {
  const registrationId = freshId('expired');
  await openForm(page);
  await fillManual(page, { registrationId });
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await button(page, 'Save').click();
  await expect(summary(page)).toContainText('You are not signed in');
  await expect(summary(page).getByRole('link', { name: 'Sign in again in a new tab' })).toHaveAttribute(
    'href',
    '/sign-in',
  );
  await expect(field(page, 'Registration ID')).toHaveValue(registrationId);
  await expect(field(page, 'Redirect URIs')).toHaveValue('https://app.example.com/callback');
  await page.context().addCookies(cookies);
  await button(page, 'Save').click();
  await expect(heading(page, registrationId)).toBeVisible();
});
