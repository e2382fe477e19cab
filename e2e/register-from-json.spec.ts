import { ADMIN } from './fixtures/people';
import { button, choice, field, freshId, heading, summary, visit } from './fixtures/registration-form';
import { expect, expectAccessible, test } from './fixtures/test';

/** Registering by document: pasted in the console, and sent by a program with a token that was made in the console. */

for (const javaScriptEnabled of [true, false]) {
  test(`a pasted document is previewed and registered ${javaScriptEnabled ? 'with' : 'without'} a script`, async ({
    open,
  }) => {
    const page = await open(ADMIN, { javaScriptEnabled });
    const name = freshId('From-JSON');
    await page.goto('/registrations/new/json');
    await field(page, 'Client metadata').fill('{"redirect_uris":["https://a.example/#x"]}');
    await button(page, 'Preview').click();
    await expect(summary(page)).toContainText('Line 1, /redirect_uris/0:');

    const document = { redirect_uris: ['https://a.example/cb'], client_name: name, default_max_age: 0, unknown: 1 };
    await field(page, 'Client metadata').fill(JSON.stringify(document));
    await button(page, 'Preview').click();
    const row = (member: string) => page.getByRole('row').filter({ has: page.getByText(member, { exact: true }) });
    await expect(row('default_max_age')).toContainText('Replaced');
    await expect(row('unknown')).toContainText('Ignored');
    await expect(row('grant_types')).toContainText('Added');
    if (javaScriptEnabled) await expectAccessible(page);

    await button(page, 'Register').click();
    await expect(heading(page, `${name} is saved`)).toBeVisible();
    await expect(page.getByText(/^clientele_sk_/)).toBeVisible();
    await page.getByRole('link', { name: 'Go to the registration' }).click();
    if (javaScriptEnabled) await button(page, 'Leave without copying').click();
    await expect(heading(page, name)).toBeVisible();
  });

  test(`a pasted document is opened in the form ${javaScriptEnabled ? 'with' : 'without'} a script: nothing is saved, nothing lost`, async ({
    open,
  }) => {
    const page = await open(ADMIN, { javaScriptEnabled });
    const registrationId = freshId('opened');
    const document = {
      redirect_uris: ['https://a.example/one', 'https://a.example/two'],
      scope: `openid ${registrationId}`,
      contacts: ['someone@a.example'],
    };
    await page.goto('/registrations/new/json');
    await field(page, 'Client metadata').fill(JSON.stringify(document));
    await button(page, 'Open in the form').click();
    await expect(heading(page, 'New registration')).toBeVisible();
    const isFilled = async () => {
      await expect(field(page, 'Redirect URIs')).toHaveValue(document.redirect_uris.join('\n'));
      await expect(field(page, 'Contacts')).toHaveValue('someone@a.example');
      await expect(choice(page, 'Built-in')).toBeChecked();
    };
    await isFilled();
    await field(page, 'Registration ID').fill('no such id');
    await button(page, 'Save').click();
    await expect(summary(page)).toContainText('Registration ID');
    await isFilled();

    const other = await open(ADMIN);
    await other.goto(`/registrations?scope=${registrationId}`);
    await expect(other.getByRole('status').first()).toContainText(/^No /);
    await field(page, 'Registration ID').fill(registrationId);
    await button(page, 'Save').click();
    await expect(page.getByText('Copy the secret now')).toBeVisible();
    await other.goto(`/registrations?scope=${registrationId}`);
    await expect(other.getByRole('link', { name: registrationId }).first()).toBeVisible();
  });
}

test('a program registers with a token from the console, and waits until it is let in', async ({ open, baseURL }) => {
  const page = await open(ADMIN);
  await visit(page, '/settings/registration');
  await expectAccessible(page);
  await page.getByLabel('By an administrator', { exact: true }).check();
  await button(page, 'Save registration settings').click();
  await expect(page.getByText('Registration settings saved')).toBeVisible();
  const description = freshId('Partner');
  await field(page, 'Description').fill(description);
  await button(page, 'Create token').click();
  const token = await page.getByText(/^clt_iat_/).innerText();

  const name = freshId('Wire');
  const response = await fetch(`${baseURL}/oauth/register`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ client_name: name, grant_types: ['client_credentials'] }),
  });
  const client = (await response.json()) as { client_id: string; client_secret: string; approval: string };
  expect({ status: response.status, approval: client.approval }).toEqual({ status: 201, approval: 'pending' });
  const ask = () =>
    fetch(`${baseURL}/oauth/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64')}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
  expect((await ask()).status).toBe(401);

  await visit(page, `/registrations/${client.client_id}`);
  await expect(page.getByText('Waits for approval')).toBeVisible();
  await expectAccessible(page);
  await button(page, 'Approve').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Waits for approval')).toBeHidden();
  expect((await ask()).status).toBe(200);

  await visit(page, '/settings/registration');
  await button(page, `Revoke “${description}”`).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText(`Token “${description}” is revoked.`)).toBeVisible();
  await page.getByLabel('Not needed', { exact: true }).check();
  await button(page, 'Save registration settings').click();
  await expect(page.getByText('Registration settings saved')).toBeVisible();
});
