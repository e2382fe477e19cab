import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { transform } from 'esbuild';
import { decodeJwt } from 'jose';
import { parse } from 'yaml';
import { ADMIN } from './fixtures/people';
import {
  button,
  choice,
  field,
  freshId,
  grant,
  heading,
  openForm,
  secretField,
  visit,
} from './fixtures/registration-form';
import { expect, expectAccessible, test } from './fixtures/test';

/**
 * The end of issue 3: a client is registered in the browser, and gets tokens with exactly the lines that Use it shows: copied from
 * the page, run by bash and by Node.js, against the product itself.
 */

/** Beside the packages that the modules import. */
const folder = resolve('node_modules/.cache', freshId('use-it'));
test.beforeAll(() => mkdirSync(folder, { recursive: true }));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lines under a title, as Copy would give them. */
async function lines(page: Page, title: string): Promise<string> {
  const block = page.getByRole('figure').filter({ has: page.getByText(title, { exact: true }) });
  return (await block.locator('pre code').textContent()) as string;
}

async function bash(code: string, env: Record<string, string>): Promise<string> {
  const options = { env: { ...process.env, ...env } };
  return (await promisify(execFile)('bash', ['--norc', '-euc', code], options)).stdout;
}

const ask = async (code: string, env: Record<string, string>) =>
  JSON.parse(await bash(code, env)) as Record<string, string>;

/** Runs the module, with the secret where it looks for it. */
async function load<Exports>(code: string, secret: string): Promise<Exports> {
  process.env.CLIENT_SECRET = secret;
  const file = join(folder, `${freshId('module')}.mjs`);
  writeFileSync(file, (await transform(code, { loader: 'ts', format: 'esm', target: 'node20' })).code);
  return (await import(pathToFileURL(file).href)) as Exports;
}

async function secretShown(page: Page): Promise<string> {
  await expect(page.getByText('Copy the secret now')).toBeVisible();
  return (await page.locator('main code.select-all').textContent()) as string;
}

async function createApi(page: Page): Promise<{ scope: string; api: string }> {
  const scope = freshId('invoices');
  const api = `https://api.example.com/${scope}`;
  await visit(page, '/resources/new?kind=apiScope');
  await field(page, 'Name').fill(scope);
  await button(page, 'Save').click();
  await expect(heading(page, scope)).toBeVisible();
  await visit(page, '/resources/new?kind=apiResource');
  await field(page, 'Name').fill(api);
  await page.getByRole('combobox', { name: 'Scopes', exact: true }).fill(`${scope} `);
  await button(page, 'Save').click();
  await expect(heading(page, api)).toBeVisible();
  return { scope, api };
}

async function addScopes(page: Page, ...scopes: string[]): Promise<void> {
  const input = page.getByRole('combobox', { name: 'Scopes', exact: true });
  await input.fill(scopes.join(' '));
  await input.press('Enter');
  await expect(button(page, `Remove ${scopes.at(-1)}`)).toBeVisible();
}

test('a confidential client: registered in the browser, a token with the lines of curl and of openid-client', async ({
  admin: page,
  baseURL,
}) => {
  const { scope, api } = await createApi(page);
  const registrationId = freshId('machine');
  await openForm(page, '?preset=machineToMachine');
  await choice(page, 'Built-in').check();
  await field(page, 'Registration ID').fill(registrationId);
  await addScopes(page, scope);
  await button(page, 'Save').click();
  const CLIENT_SECRET = await secretShown(page);

  await visit(page, `/registrations/${registrationId}?tab=useIt`);
  const token = await ask(await lines(page, 'curl: A token for the client itself'), { CLIENT_SECRET });
  expect(token).toMatchObject({ token_type: 'Bearer', scope });
  expect(decodeJwt(token.access_token ?? '')).toMatchObject({ iss: `${baseURL}/oauth`, aud: api, scope });

  const module = await lines(page, 'openid-client: TypeScript module');
  const { getToken } = await load<{ getToken: () => Promise<{ access_token: string }> }>(module, CLIENT_SECRET);
  expect(decodeJwt((await getToken()).access_token)).toMatchObject({ aud: api, scope });

  const { spring } = parse(await lines(page, 'Spring Boot: application.yaml'));
  const { registration, provider } = spring.security.oauth2.client;
  expect(registration[registrationId]).toMatchObject({
    'authorization-grant-type': 'client_credentials',
    'client-authentication-method': 'client_secret_basic',
    scope: [scope],
  });
  expect(provider[registrationId]['issuer-uri']).toBe(`${baseURL}/oauth`);
  expect(await page.content()).not.toContain(CLIENT_SECRET);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await expectAccessible(page);
  }
});

test('our own server as somebody else’s: discovered in Automatic mode, and a token with the lines that are shown', async ({
  admin: page,
  baseURL,
}) => {
  const { scope, api } = await createApi(page);
  const builtIn = freshId('machine');
  await openForm(page, '?preset=machineToMachine');
  await choice(page, 'Built-in').check();
  await field(page, 'Registration ID').fill(builtIn);
  await field(page, 'Client ID').fill(`${builtIn}-client`);
  await addScopes(page, scope);
  await button(page, 'Save').click();
  const CLIENT_SECRET = await secretShown(page);

  const registrationId = freshId('from-outside');
  await openForm(page, '?preset=machineToMachine');
  await choice(page, 'Automatic').check();
  await field(page, 'Issuer URL').fill(`${baseURL}/oauth`);
  await field(page, 'Registration ID').fill(registrationId);
  await field(page, 'Client ID').fill(`${builtIn}-client`);
  await secretField(page).fill(CLIENT_SECRET);
  await addScopes(page, scope);
  await button(page, 'Save').click();
  await expect(heading(page, registrationId)).toBeVisible();

  await visit(page, `/registrations/${registrationId}?tab=useIt`);
  const token = await ask(await lines(page, 'curl: A token for the client itself'), { CLIENT_SECRET });
  expect(decodeJwt(token.access_token ?? '')).toMatchObject({ iss: `${baseURL}/oauth`, aud: api, scope });
});

/** Where the browser comes back to: a page of ours that says what it was called with. */
async function startApplication() {
  const server = createServer((_, response) => response.end('<!doctype html><title>Back</title><p>Back'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const callback = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
  return { callback, stop: () => new Promise((closed) => server.close(closed)) };
}

/** Goes to the authorization address, signs in if that is asked for, and answers where the browser came back to. */
async function signInAt(page: Page, address: string, callback: string): Promise<URL> {
  await page.goto(address);
  const email = page.getByRole('textbox', { name: 'E-mail address' });
  if (!page.url().startsWith(callback)) {
    await email.fill(ADMIN.email);
    await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
    await button(page, 'Sign in').click();
  }
  await page.waitForURL((url) => url.href.startsWith(callback));
  return new URL(page.url());
}

test('an application: codes, fresh tokens and a device, with the lines of curl and of openid-client', async ({
  admin: page,
  open,
  baseURL,
}) => {
  const application = await startApplication();
  const { callback } = application;
  const registrationId = freshId('application');
  await openForm(page, '?preset=webApp');
  await choice(page, 'Built-in').check();
  await field(page, 'Registration ID').fill(registrationId);
  await grant(page, 'Device code').check();
  await field(page, 'Redirect URIs').fill(callback);
  await addScopes(page, 'openid', 'profile');
  await page.getByRole('radio', { name: 'Unlimited' }).check();
  await button(page, 'Save').click();
  const CLIENT_SECRET = await secretShown(page);
  await visit(page, `/registrations/${registrationId}?tab=useIt`);
  const browser = await open(null);

  await test.step('a code, by curl', async () => {
    const first = await lines(page, 'curl: 1. The address to open in a browser');
    const printed = await bash(`${first}\necho "$code_verifier"`, {});
    const [address = '', codeVerifier = ''] = printed.trim().split('\n');
    const back = await signInAt(browser, address, callback);
    const second = await lines(
      page,
      'curl: 2. The tokens, with the “code” of the address you are sent back to in CODE',
    );
    const tokens = await ask(`code_verifier=${codeVerifier}\n${second}`, {
      CLIENT_SECRET,
      CODE: back.searchParams.get('code') ?? '',
    });
    expect(decodeJwt(tokens.id_token ?? '')).toMatchObject({ iss: `${baseURL}/oauth`, sub: expect.any(String) });

    const fresh = await ask(await lines(page, 'curl: Fresh tokens, with the refresh token in REFRESH_TOKEN'), {
      CLIENT_SECRET,
      REFRESH_TOKEN: tokens.refresh_token ?? '',
    });
    expect(fresh).toMatchObject({ token_type: 'Bearer', access_token: expect.any(String) });
  });

  await test.step('a code, by openid-client', async () => {
    type Module = {
      startSignIn: () => Promise<{ address: URL; codeVerifier: string; state: string }>;
      finishSignIn: (url: URL, kept: object) => Promise<{ claims: () => { sub: string } | undefined }>;
    };
    const code = await lines(page, 'openid-client: TypeScript module');
    const { startSignIn, finishSignIn } = await load<Module>(code, CLIENT_SECRET);
    const { address, ...kept } = await startSignIn();
    const back = await signInAt(browser, address.href, callback);
    expect((await finishSignIn(back, kept)).claims()?.sub).toEqual(expect.any(String));
  });

  await test.step('a device, by curl', async () => {
    const started = await ask(await lines(page, 'curl: 1. The code to show to a person'), { CLIENT_SECRET });
    await browser.goto(started.verification_uri_complete ?? '');
    await button(browser, 'Continue').click();
    await button(browser, 'Yes, continue').click();
    await expect(browser.getByText('The device is connected')).toBeVisible();
    const tokens = await ask(
      await lines(page, 'curl: 2. The tokens once the person has agreed, with “device_code” in DEVICE_CODE'),
      { CLIENT_SECRET, DEVICE_CODE: started.device_code ?? '' },
    );
    expect(tokens).toMatchObject({ token_type: 'Bearer', id_token: expect.any(String) });
  });
  await application.stop();
});
