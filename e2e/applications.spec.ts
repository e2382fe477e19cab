import pg from 'pg';
import { bundledUrls } from '../bin/postgres.mjs';
import { registerForSample } from './fixtures/application-client';
import { OPERATOR } from './fixtures/people';
import { type SampleApplication, startSampleApplication } from './fixtures/sample-application';
import { expect, expectAccessible, test } from './fixtures/test';

/** People on the way to an application, through the built-in server, in a real browser. */

let database: pg.Client;
const applications: SampleApplication[] = [];

test.beforeAll(async () => {
  database = new pg.Client({ connectionString: bundledUrls(process.env.E2E_DATA_DIR as string).ownerUrl });
  await database.connect();
});
test.afterAll(async () => {
  for (const application of applications) await application.stop();
  await database.end();
});

async function startApplication(columns: Record<string, unknown> = {}): Promise<SampleApplication> {
  const application = await startSampleApplication();
  applications.push(application);
  const clientId = await registerForSample(database, application, columns);
  application.is(`${process.env.E2E_URL}/oauth`, clientId);
  return application;
}

type Page = Parameters<typeof expectAccessible>[0];

async function signInAs(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test('signs in after a wrong password, allows, and is welcomed', async ({ open }) => {
      const application = await startApplication({ name: 'Orders', require_consent: true });
      const page = await open(null, { javaScriptEnabled });
      await page.goto(`${application.url}/login`);
      await expect(page.getByText('to continue to Orders')).toBeVisible();
      await expect(page.getByText(new URL(application.url).host)).toBeVisible();
      await signInAs(page, { ...OPERATOR, password: 'not the one I chose' });
      await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText(
        'is not right, or the account is disabled',
      );
      await expect(page.getByRole('textbox', { name: 'E-mail address' })).toHaveValue(OPERATOR.email);
      await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
      await signInAs(page, OPERATOR);
      await expect(page.getByRole('heading', { level: 1, name: 'Orders asks for access' })).toBeVisible();
      await expect(page.getByRole('checkbox', { name: 'Your user identifier' })).toBeDisabled();
      await page.getByRole('checkbox', { name: 'Your e-mail address' }).uncheck();
      await page.getByRole('checkbox', { name: 'Remember my decision' }).check();
      await page.getByRole('button', { name: 'Allow', exact: true }).click();
      await expect(page.getByRole('heading', { name: `Welcome, ${OPERATOR.name}` })).toBeVisible();
      expect(application.last()?.scope).toBe('openid profile');
      expect(application.last()?.userInfo).not.toHaveProperty('email');
      // What was remembered is not asked for again.
      await page.goto(`${application.url}/login?scope=openid%20profile`);
      await expect(page.getByRole('heading', { name: `Welcome, ${OPERATOR.name}` })).toBeVisible();
    });

    test('denies, and the application is told', async ({ open }) => {
      const application = await startApplication({ require_consent: true });
      const page = await open(null, { javaScriptEnabled });
      await page.goto(`${application.url}/login`);
      await signInAs(page, OPERATOR);
      await page.getByRole('button', { name: 'Deny' }).click();
      await expect(page.getByRole('heading', { name: 'Not signed in: access_denied' })).toBeVisible();
    });

    test('signs out of every application, told over both channels', async ({ open }) => {
      const [first, second] = [await startApplication(), await startApplication()];
      const page = await open(null, { javaScriptEnabled });
      await page.goto(`${first.url}/login`);
      await signInAs(page, OPERATOR);
      await expect(page.getByRole('heading', { name: `Welcome, ${OPERATOR.name}` })).toBeVisible();
      await page.goto(`${second.url}/login`);
      await expect(page.getByRole('heading', { name: `Welcome, ${OPERATOR.name}` })).toBeVisible();
      await page.goto(`${first.url}/logout?without-hint`);
      await expect(page.getByRole('heading', { level: 1, name: 'Sign out?' })).toBeVisible();
      await page.getByRole('button', { name: 'Sign out everywhere' }).click();
      if (!javaScriptEnabled) await page.getByRole('link', { name: 'Continue to Sample application' }).click();
      await expect(page.getByRole('heading', { name: 'Goodbye and thanks' })).toBeVisible();
      for (const application of [first, second]) {
        expect(application.frontChannel.map((query) => query.get('sid'))).toEqual([application.last()?.claims.sid]);
        expect(application.backChannel).toHaveLength(1);
      }
      await page.goto(`${second.url}/login`);
      await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
    });
  });
}

test('a request that another site posts finds who is signed in, and stands in no address', async ({ open }) => {
  const application = await startApplication();
  const page = await open(null);
  await page.goto(`${application.url}/login`);
  await signInAs(page, OPERATOR);
  await expect(page.getByRole('heading', { name: `Welcome, ${OPERATOR.name}` })).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const prompt of ['none', 'login']) {
    const login = await fetch(`${application.url}/login?login_hint=nobody@example.com&prompt=${prompt}`, {
      redirect: 'manual',
    });
    // By its other name it is another site, which our Lax cookies do not go out from with a form.
    await page.goto(application.url.replace('127.0.0.1', 'localhost'));
    await page.evaluate((address) => {
      const { origin, pathname, searchParams } = new URL(address);
      const form = Object.assign(document.createElement('form'), { method: 'post', action: origin + pathname });
      for (const [name, value] of searchParams) {
        form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
      }
      document.body.append(form);
      form.submit();
    }, login.headers.get('location') ?? '');
    if (prompt === 'login') {
      await expect(page.getByRole('textbox', { name: 'E-mail address' })).toHaveValue('nobody@example.com');
      await signInAs(page, OPERATOR);
    }
    await page.waitForURL(`${application.url}/`);
    await expect(page.getByRole('heading', { name: `Welcome, ${OPERATOR.name}` })).toBeVisible();
  }
  expect(asked.filter((address) => /authorize\?posted=/.test(address))).toHaveLength(2);
  expect(asked.filter((address) => /login_hint|nobody/.test(address))).toEqual([]);
});

test('the device flow on two pages, by the link that the device shows', async ({ open }) => {
  const clientId = await registerForSample(database, await startApplication(), {
    name: 'Television',
    grant_types: ['urn:ietf:params:oauth:grant-type:device_code'],
    response_types: [],
    redirect_uris: [],
    require_consent: true,
  });
  const issuer = `${process.env.E2E_URL}/oauth`;
  const send = async (path: string, form: Record<string, string>) =>
    (
      await fetch(issuer + path, { method: 'POST', body: new URLSearchParams({ client_id: clientId, ...form }) })
    ).json();
  const begun = await send('/device/authorize', { scope: 'openid profile' });
  const page = await open(null);
  await page.goto(begun.verification_uri);
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Code' }).fill('BCDFGHJK');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText('There is no such code');
  await expectAccessible(page);
  await page.goto(begun.verification_uri_complete);
  await expect(page.getByRole('textbox', { name: 'Code' })).toHaveValue(begun.user_code);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText(begun.user_code)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Yes, continue' }).click();
  await signInAs(page, OPERATOR);
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The device is connected' })).toBeVisible();
  await expectAccessible(page);
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: begun.device_code };
  expect(await send('/token', grant)).toMatchObject({ token_type: 'Bearer', scope: 'openid profile' });
});

test.describe('also of a request that no application could have meant', () => {
  test.use({ answers: [400] });
  for (const width of [1280, 390]) {
    test(`every page and state is accessible, ${width} px wide, light and dark`, async ({ open }) => {
      const application = await startApplication({
        name: 'Orders',
        require_consent: true,
        client_uri: 'https://orders.example.com',
        logo_uri: 'https://orders.example.com/logo.svg',
        policy_uri: 'https://orders.example.com/privacy',
        tos_uri: 'https://orders.example.com/terms',
      });
      const page = await open(null, { viewport: { width, height: 844 } });
      const fits = async () => {
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      };
      await page.goto(`${application.url}/login`);
      await fits();
      await signInAs(page, { email: OPERATOR.email, password: 'x' });
      await expect(page.getByRole('alert', { name: 'There is a problem' })).toBeFocused();
      await fits();
      await signInAs(page, OPERATOR);
      await expect(page.getByRole('button', { name: 'Allow', exact: true })).toBeVisible();
      await fits();
      await page.getByRole('button', { name: 'Use another account' }).click();
      await expect(page.getByRole('textbox', { name: 'E-mail address' })).toHaveValue('');
      await page.goto(`${application.url}/login?prompt=select_account`);
      await expect(page.getByRole('heading', { level: 1, name: 'Choose an account' })).toBeVisible();
      await fits();
      await page.goto(`${application.url}/logout?without-hint`);
      await expect(page.getByRole('heading', { level: 1, name: 'Sign out?' })).toBeVisible();
      await fits();
      await page.goto('/oauth/authorize?client_id=nobody');
      await expect(page.getByRole('heading', { level: 1, name: 'This application is not known here' })).toBeVisible();
      await fits();
      await page.goto('/oauth/logout/success');
      await expect(page.getByRole('heading', { level: 1, name: 'You are signed out' })).toBeVisible();
      await fits();
    });
  }
});

test('signs in and allows by keyboard alone', async ({ open }) => {
  const application = await startApplication({ require_consent: true });
  const page = await open(null);
  await page.goto(`${application.url}/login`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'E-mail address' })).toBeFocused();
  await page.keyboard.type(OPERATOR.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(OPERATOR.password);
  await page.keyboard.press('Enter');
  const allow = page.getByRole('button', { name: 'Allow', exact: true });
  await expect(allow).toBeVisible();
  for (let presses = 0; presses < 12 && !(await allow.evaluate((one) => one === document.activeElement)); presses++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `Welcome, ${OPERATOR.name}` })).toBeVisible();
});
