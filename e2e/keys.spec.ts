import type { Page } from '@playwright/test';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { registerForSample } from './fixtures/application-client';
import { withDatabase } from './fixtures/database';
import { ADMIN, OPERATOR } from './fixtures/people';
import { button, field, heading, summary, visit } from './fixtures/registration-form';
import { type SampleApplication, startSampleApplication } from './fixtures/sample-application';
import { signIn } from './fixtures/sign-in';
import { expect, expectAccessible, test } from './fixtures/test';

/** Settings → Keys: a key is rotated and the old one revoked, and whoever verifies tokens notices only what they must. */

const ISSUER = `${process.env.E2E_URL}/oauth`;
const DATA = process.env.E2E_DATA_DIR as string;
/** Nobody else's in these tests: what is revoked is nobody's but ours. */
const ALGORITHM = 'EdDSA';

/** As a program that has never asked before. */
const verify = (idToken: string) =>
  jwtVerify(idToken, createRemoteJWKSet(new URL(`${ISSUER}/jwks`)), { issuer: ISSUER }).then(
    () => 'good',
    (error: { code?: string }) => error.code,
  );
const kidOf = (idToken: string) => decodeProtectedHeader(idToken).kid as string;

async function tokenOf(page: Page, application: SampleApplication): Promise<string> {
  await page.goto(`${application.url}/login?scope=openid`);
  if (await field(page, 'E-mail address').isVisible()) {
    await field(page, 'E-mail address').fill(OPERATOR.email);
    await page.getByLabel('Password', { exact: true }).fill(OPERATOR.password);
    await button(page, 'Sign in').click();
  }
  await expect(page.getByRole('heading', { level: 1, name: /^Welcome/ })).toBeVisible();
  return application.last()?.idToken as string;
}

const row = (page: Page, kid: string) => page.getByRole('row').filter({ has: page.locator(`[data-copy="${kid}"]`) });

test('a key is rotated by somebody who is asked for the password, and the old one revoked', async ({ open }) => {
  const application = await startSampleApplication();
  try {
    const clientId = await withDatabase(DATA, (database) =>
      registerForSample(database, application, { allowed_identity_token_signing_algorithms: [ALGORITHM] }),
    );
    application.is(ISSUER, clientId, { id_token_signed_response_alg: ALGORITHM });
    const visitor = await open(null);
    const before = await tokenOf(visitor, application);
    expect(decodeProtectedHeader(before).alg).toBe(ALGORITHM);

    const admin = await open(null);
    await signIn(admin, ADMIN);
    await visit(admin, '/settings/keys');
    await expect(row(admin, kidOf(before))).toContainText('Signs');
    for (const width of [390, 1280]) {
      await admin.setViewportSize({ width, height: 800 });
      await expectAccessible(admin);
      // Down to the key, on a phone one of many cards: what can be done with it is not to the side, out of sight.
      await row(admin, kidOf(before)).getByRole('cell').first().scrollIntoViewIfNeeded();
      await expect(button(admin, `Rotate the ${ALGORITHM} key`)).toBeInViewport({ ratio: 1 });
    }
    // An hour ago, as far as the server can tell.
    await withDatabase(DATA, (database) =>
      database.query(
        `UPDATE sessions SET authenticated_at = now() - interval '1 hour' WHERE id =
        (SELECT sessions.id FROM sessions JOIN users ON users.id = user_id WHERE email = $1 ORDER BY sessions.id DESC LIMIT 1)`,
        [ADMIN.email],
      ),
    );
    await button(admin, `Rotate the ${ALGORITHM} key`).click();
    const dialog = admin.getByRole('alertdialog');
    // It stands in the cell of a table, whose acts are at the right.
    await expect(dialog.getByRole('heading')).toHaveCSS('text-align', 'left');
    await dialog.getByRole('button', { name: 'Rotate' }).click();
    const password = dialog.getByLabel('Your password', { exact: true });
    await expect(password).toBeFocused();
    await password.fill('not the one');
    await dialog.getByRole('button', { name: 'Rotate' }).click();
    await expect(dialog).toContainText('That is not your password.');
    await password.fill(ADMIN.password);
    await dialog.getByRole('button', { name: 'Rotate' }).click();
    await expect(dialog).toBeHidden();

    // The successor signs; the old one is still published, and its token as good as before.
    await expect(row(admin, kidOf(before))).not.toContainText('Signs');
    const after = await tokenOf(visitor, application);
    expect(kidOf(after)).not.toBe(kidOf(before));
    await expect(row(admin, kidOf(after))).toContainText('Signs');
    expect([await verify(before), await verify(after)]).toEqual(['good', 'good']);

    // Revoked, it is out of the published set at once.
    await row(admin, kidOf(before))
      .getByRole('button', { name: /^Revoke/ })
      .click();
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await expect(dialog).toBeHidden();
    await expect(row(admin, kidOf(before))).toContainText('Retired');
    expect([await verify(before), await verify(after)]).toEqual(['ERR_JWKS_NO_MATCHING_KEY', 'good']);

    await visit(admin, '/audit?targetType=key');
    const trail = admin.getByRole('main').locator('ol');
    await expect(trail).toContainText(`rotated the ${ALGORITHM} signing key`);
    await expect(trail).toContainText(`revoked the signing key ${kidOf(before)}`);
  } finally {
    await application.stop();
  }
});

test('without JavaScript a key is rotated, too', async ({ withoutScript: page }) => {
  await page.goto('/settings/keys');
  const signing = page.getByRole('row').filter({ hasText: 'PS256' }).filter({ hasText: 'Signs' });
  const kid = (await signing.locator('[data-copy]').getAttribute('data-copy')) as string;
  await signing.getByRole('button', { name: /^Rotate/ }).click();
  await expect(heading(page, 'Settings')).toBeVisible();
  await expect(summary(page)).toHaveCount(0);
  await expect(row(page, kid)).toContainText('Retiring');
});
