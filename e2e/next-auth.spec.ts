import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { bundledUrls } from '../bin/postgres.mjs';
import { registerClient } from './fixtures/application-client';
import { ADMIN, OPERATOR } from './fixtures/people';
import { freePort, startProduct } from './fixtures/product';
import { expect, test } from './fixtures/test';

/**
 * next-auth as the application: a second console whose company provider is the built-in server of the first. What signs in is
 * next-auth's own client, with a secret, PKCE, state and nonce, none of which we wrote.
 */
test('next-auth signs in at the built-in server', async ({ open }) => {
  test.setTimeout(300_000);
  const issuer = `${process.env.E2E_URL}/oauth`;
  const port = await freePort();
  const callback = `http://127.0.0.1:${port}/api/auth/callback/company`;
  const database = new pg.Client({ connectionString: bundledUrls(process.env.E2E_DATA_DIR as string).ownerUrl });
  await database.connect();
  const secret = `a secret for next-auth ${randomUUID()}`.replaceAll(' ', '-');
  const { id, clientId } = await registerClient(database, {
    name: 'Second console',
    client_type: 'confidential',
    token_endpoint_auth_method: 'client_secret_basic',
    redirect_uris: [callback],
    require_pkce: true,
    // next-auth reads who somebody is from the ID token alone.
    always_include_user_claims_in_id_token: true,
  });
  await database.query(
    `INSERT INTO registration_secrets (id, registration_id, type, origin, state, digest, last4)
     VALUES ($1, $2, 'shared_secret', 'generated', 'current', $3, $4)`,
    [randomUUID(), id, `sha256:${createHash('sha256').update(secret).digest('hex')}`, secret.slice(-4)],
  );
  await database.end();
  const second = await startProduct({
    PORT: String(port),
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    OUTBOUND_ALLOW: 'http://127.0.0.1:*',
    AUTH_OIDC_ISSUER: issuer,
    AUTH_OIDC_CLIENT_ID: clientId,
    AUTH_OIDC_CLIENT_SECRET: secret,
  });
  try {
    const page = await open(null);
    await page.goto(`${second.url}/sign-in`);
    await page.getByRole('button', { name: 'Sign in with your company account' }).click();
    await expect(page.getByText('to continue to Second console')).toBeVisible();
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(OPERATOR.email);
    await page.getByLabel('Password', { exact: true }).fill(OPERATOR.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(second.url);
    await page.goto(`${second.url}/account`);
    await expect(page.getByText(OPERATOR.email)).toBeVisible();
  } finally {
    await second.dispose();
  }
});
