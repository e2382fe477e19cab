import type { Page } from '@playwright/test';
import { startHostileServer } from './fixtures/hostile-server';
import { startIdentityProvider } from './fixtures/identity-provider';
import { ADMIN, OPERATOR, type Person, REVIEWER } from './fixtures/people';
import {
  button,
  choice,
  field,
  fillManual,
  freshId,
  grant,
  heading,
  openForm,
  registerBuiltIn,
  registerManual,
  summary,
  visit,
} from './fixtures/registration-form';
import { invite } from './fixtures/sign-in';
import { expect, expectAccessible, test } from './fixtures/test';

/**
 * Every page in every state, for whoever sees it: axe in light and dark, at a desk and on a phone, and nothing scrolls sideways
 * at 320 px (WCAG 1.4.10). A state is a name, a person, and how one gets there.
 */
type State = { name: string; as: Person | null; go: (page: Page, admin: () => Promise<Page>) => Promise<void> };

const DESK = 1280;
const PHONE = 390;

/** Opens the first registration of the list that a query asks for. */
async function openFirst(page: Page, query: string, tab = ''): Promise<void> {
  await page.goto(`/registrations?${query}`);
  const path = await page.getByRole('rowheader').first().getByRole('link').getAttribute('href');
  await visit(page, `${path}${tab && `?tab=${tab}`}`);
}

/** A page that is fully described by its address and a heading. */
const at = (as: Person | null, address: string, title: string): State => ({
  name: `${as?.role ?? 'anonymous'}: ${address}`,
  as,
  go: async (page) => {
    await visit(page, address);
    await expect(heading(page, title)).toBeVisible();
  },
});

const admin = (name: string, go: State['go']): State => ({ name: `admin: ${name}`, as: ADMIN, go });

const PLAIN: State[] = [
  at(null, '/sign-in', 'Sign in'),
  at(null, '/setup?token=nothing', 'This link does not work'),
  ...[ADMIN, OPERATOR, REVIEWER].flatMap((person) => [
    at(person, '/', 'Dashboard'),
    at(person, '/registrations?mode=manual&type=public', 'Registrations'),
    at(person, '/audit?action=session.start', 'Audit'),
    at(person, '/users', 'People'),
    ...['', '/tokens', '/registration', '/keys', '/installation'].map((part) =>
      at(person, `/settings${part}`, 'Settings'),
    ),
    at(person, '/resources?kind=identityResource', 'Resources'),
    at(person, '/resources/openid', 'Your user identifier'),
    at(person, '/account', 'Your account'),
    at(person, '/there-is-no-such-page', 'Not found'),
  ]),
  at(OPERATOR, '/registrations/new', 'Your role may not open this page'),
  at(ADMIN, '/settings/api-tokens', 'Settings'),
  at(REVIEWER, '/settings/api-tokens', 'Your role may not open this page'),
  at(null, '/api/docs', 'REST API'),
  at(ADMIN, '/resources?q=nothing-is-called-this', 'Resources'),
  at(ADMIN, '/registrations?q=nothing-is-called-this', 'Registrations'),
  at(ADMIN, '/registrations?deleted=yes', 'Registrations'),
  at(ADMIN, '/registrations?notice=deleted&id=gone&mode=manual&type=public', 'Registrations'),
  at(REVIEWER, '/audit?text=nothing-says-this', 'Audit'),
];

const SIGNING_IN: State[] = [
  {
    name: 'anonymous: sign-in refused',
    as: null,
    go: async (page) => {
      await visit(page, '/sign-in');
      await button(page, 'Sign in').click();
      await expect(summary(page)).toBeVisible();
    },
  },
  {
    name: 'anonymous: an invitation, with errors',
    as: null,
    go: async (page, asAdmin) => {
      const email = `${freshId('guest')}@example.com`;
      await visit(page, await invite(await asAdmin(), { email, role: 'reviewer' }));
      await button(page, 'Create account').click();
      await expect(summary(page)).toBeVisible();
    },
  },
];

const FORM: State[] = [
  admin('form, Automatic', (page) => openForm(page)),
  admin('form, Manual with findings', async (page) => {
    await openForm(page);
    await fillManual(page, { registrationId: 'looked-at', redirectUris: 'http://localhost/a\nhttps://10.0.0.1/b' });
    await grant(page, 'Password').check();
    await page.getByText('Why, and what to do').filter({ visible: true }).first().click();
  }),
  admin('form, Built-in for machines', async (page) => {
    await openForm(page, '?preset=machineToMachine');
    await choice(page, 'Built-in').check();
    for (const details of await page.locator('form summary').filter({ visible: true }).all()) await details.click();
  }),
  admin('form, with errors and a suggestion', async (page) => {
    await openForm(page);
    await field(page, 'Redirect URIs').fill('HTTPS://app.example.com/callback');
    await button(page, 'Save').click();
    await expect(summary(page)).toBeVisible();
  }),
  admin('form, discovery previewed', async (page) => {
    const provider = await startIdentityProvider();
    await openForm(page);
    await field(page, 'Issuer URL').fill(provider.issuer);
    await grant(page, 'Device code').check();
    await button(page, 'Discover').click();
    await page.locator('summary').filter({ hasText: 'Contract check' }).click();
    await page.locator('summary').filter({ hasText: 'Configuration metadata' }).click();
    await expect(page.getByText('Not advertised').first()).toBeVisible();
    await provider.stop();
  }),
  admin('form, discovery failed on Save', async (page) => {
    const hostile = await startHostileServer();
    await openForm(page);
    await field(page, 'Issuer URL').fill(hostile.issuer('wrong-issuer'));
    await field(page, 'Registration ID').fill(freshId('failed'));
    await field(page, 'Client ID').fill('some-client');
    await field(page, 'Redirect URIs').fill('https://app.example.com/callback');
    await button(page, 'Save').click();
    await expect(button(page, 'Save as not verified')).toBeVisible();
    await hostile.stop();
  }),
  admin('form, unsaved changes', async (page) => {
    await openForm(page);
    await field(page, 'Description').fill('Half written');
    await page.getByRole('link', { name: 'Cancel', exact: true }).click();
    await expect(page.getByRole('alertdialog', { name: 'Discard 1 change?' })).toBeVisible();
  }),
  admin('form, a conflict', async (page) => {
    const registrationId = freshId('contested');
    await registerManual(page, { registrationId });
    const other = await page.context().newPage();
    for (const tab of [other, page]) await visit(tab, `/registrations/${registrationId}/edit`);
    await field(other, 'Description').fill('Theirs');
    await button(other, 'Save').click();
    await expect(heading(other, registrationId)).toBeVisible();
    await other.close();
    await field(page, 'Description').fill('Mine');
    await button(page, 'Save').click();
    await expect(button(page, 'Apply and save')).toBeVisible();
  }),
  admin('form, confidential to public', async (page) => {
    const registrationId = freshId('to-public');
    await registerManual(page, { registrationId, secret: 'a-secret-that-is-about-to-be-revoked' });
    await visit(page, `/registrations/${registrationId}/edit`);
    await choice(page, 'Public').check();
    await button(page, 'Save').click();
    await button(page, 'Make public and revoke').click();
    await expect(page.getByRole('alertdialog').getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
  }),
  admin('a generated secret, shown once', async (page) => {
    await registerBuiltIn(page, freshId('shown-once'));
  }),
];

/** Pastes a document into **Register from JSON**. */
async function paste(page: Page, document: object, act: string): Promise<void> {
  await visit(page, '/registrations/new/json');
  await field(page, 'Client metadata').fill(JSON.stringify(document, null, 2));
  await button(page, act).click();
}

const WRONG = { redirect_uris: ['https://a.example/#x'], contacts: ['nobody'] };
const RIGHT = { redirect_uris: ['https://a.example/callback'], default_max_age: 0, unknown: 1 };

const DOCUMENT: State[] = [
  admin('a document, empty', (page) => visit(page, '/registrations/new/json')),
  admin('a document, with errors', async (page) => {
    await paste(page, WRONG, 'Preview');
    await expect(summary(page)).toBeVisible();
  }),
  admin('a document, previewed', async (page) => {
    await paste(page, RIGHT, 'Preview');
    await expect(page.getByRole('table')).toBeVisible();
  }),
  admin('a document, about to be left', async (page) => {
    await paste(page, WRONG, 'Preview');
    await page.getByRole('link', { name: 'Settings', exact: true }).click({ force: true });
    await expect(page.getByRole('alertdialog', { name: 'Discard 1 change?' })).toBeVisible();
  }),
  admin('a document, opened in the form', async (page) => {
    await paste(page, RIGHT, 'Open in the form');
    await expect(heading(page, 'New registration')).toBeVisible();
  }),
];

const SETTINGS: State[] = [
  admin('an API token, refused', async (page) => {
    await visit(page, '/settings/api-tokens');
    await button(page, 'Create token').click();
    await expect(summary(page)).toBeVisible();
  }),
  admin('an API token, shown once', async (page) => {
    await visit(page, '/settings/api-tokens');
    await field(page, 'Name').fill(freshId('token'));
    await page.getByRole('checkbox', { name: 'Read registrations' }).check();
    await button(page, 'Create token').click();
    await expect(page.getByRole('link', { name: 'I have stored it' })).toBeVisible();
  }),
  admin('registration settings, with errors', async (page) => {
    await visit(page, '/settings/registration');
    await field(page, 'Clients a day from one address').fill('many');
    await button(page, 'Save registration settings').click();
    await expect(summary(page)).toBeVisible();
  }),
  admin('keys, asked before one is rotated', async (page) => {
    await visit(page, '/settings/keys');
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Rotate/ })
      .first()
      .click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
  }),
  admin('policy, a conflict', async (page) => {
    const other = await page.context().newPage();
    for (const tab of [other, page]) await visit(tab, '/settings');
    const rule = (tab: Page) => tab.getByRole('combobox', { name: 'Long-lived access tokens' });
    await rule(other).selectOption((await rule(other).inputValue()) === 'off' ? 'info' : 'off');
    await button(other, 'Save policy').click();
    await expect(other.getByText('Policy saved')).toBeVisible();
    await other.close();
    await rule(page).selectOption('warning');
    await button(page, 'Save policy').click();
    await expect(button(page, 'Apply and save')).toBeVisible();
  }),
];

const DETAIL: State[] = [
  admin('registration, Automatic', (page) => openFirst(page, 'mode=automatic&verified=yes')),
  admin('registration, with errors', (page) => openFirst(page, 'finding=error')),
  admin('registration, not verified', (page) => openFirst(page, 'verified=no', 'metadata')),
  admin('registration, deleted', (page) => openFirst(page, 'deleted=yes')),
  admin('metadata, discovered', async (page) => {
    await openFirst(page, 'mode=automatic&verified=yes', 'metadata');
    for (const details of await page.locator('main summary').filter({ visible: true }).all()) await details.click();
  }),
  admin('Use it', (page) => openFirst(page, 'mode=built_in&type=confidential', 'useIt')),
  admin('metadata, composed', (page) => openFirst(page, 'mode=manual', 'metadata')),
  admin('secrets', (page) => openFirst(page, 'mode=built_in&type=confidential', 'secrets')),
  admin('secrets, reset with errors', async (page) => {
    await openFirst(page, 'mode=manual&type=confidential&grant=authorization_code', 'secrets');
    await button(page, 'Reset').click();
    await button(page, 'Reset secret').click();
    await expect(page.getByRole('dialog').locator('[aria-invalid]')).toBeVisible();
  }),
  admin('history, an event open', async (page) => {
    await openFirst(page, 'mode=manual', 'history');
    await page.getByRole('region', { name: 'History' }).locator('summary').first().click();
  }),
  admin('delete, mistyped', async (page) => {
    await openFirst(page, 'mode=manual');
    await button(page, 'Delete…').click();
    await button(page, 'Delete registration').click();
    await expect(page.getByRole('alertdialog').locator('[aria-invalid]')).toBeVisible();
  }),
  { name: 'operator: registration', as: OPERATOR, go: (page) => openFirst(page, 'mode=automatic&verified=yes') },
  { name: 'reviewer: secrets', as: REVIEWER, go: (page) => openFirst(page, 'mode=built_in', 'secrets') },
];

const REST: State[] = [
  admin('palette', async (page) => {
    await visit(page, '/settings');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or go to' }).fill('everybody');
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  }),
  admin('shortcuts', async (page) => {
    await visit(page, '/settings');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  }),
  admin('list, view options', async (page) => {
    await visit(page, '/registrations?mode=manual&type=public');
    await page.locator('summary').filter({ hasText: 'View' }).click();
  }),
  admin('invitation link', async (page) => {
    await invite(page, { email: `${freshId('invited')}@example.com`, role: 'operator' });
  }),
  admin('people, one managed, asked before it is done', async (page) => {
    await visit(page, '/users');
    await page.getByRole('link', { name: `Manage ${OPERATOR.name}` }).click();
    await button(page, `Disable ${OPERATOR.name}`).click();
    await expect(page.getByText(`Disable ${OPERATOR.name}?`)).toBeVisible();
  }),
  {
    name: 'reviewer: audit, an event open, verified',
    as: REVIEWER,
    go: async (page) => {
      await visit(page, '/audit?action=registration.disable');
      await page.getByRole('main').locator('ol summary').first().click();
      await button(page, 'Verify').click();
      await expect(page.getByText('The chain is sound')).toBeVisible();
    },
  },
];

for (const { name, as, go } of [...PLAIN, ...SIGNING_IN, ...FORM, ...DOCUMENT, ...SETTINGS, ...DETAIL, ...REST]) {
  test(name, async ({ open }) => {
    const page = await open(as);
    await go(page, () => open(ADMIN));
    for (const width of [DESK, PHONE]) {
      await page.setViewportSize({ width, height: 800 });
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no wider than the screen').toBe(320);
  });
}
