import type { Page } from '@playwright/test';
import { withDatabase } from './fixtures/database';
import { ADMIN } from './fixtures/people';
import { ASKED_FOR, button, freshId, heading, summary, visit } from './fixtures/registration-form';
import { expect, expectAccessible, test } from './fixtures/test';

/** Acts on many registrations: chosen in the list, confirmed on a page of their own, done in the background. */

const DATA = process.env.E2E_DATA_DIR as string;

/** `count` registrations that a search for the answer finds, and no other. */
async function makeGroup(count: number): Promise<string> {
  const group = freshId('bulk');
  await withDatabase(DATA, (database) =>
    database.query(
      `INSERT INTO registrations SELECT made.* FROM registrations AS r, generate_series(1, $2::int) AS n,
         jsonb_populate_record(r, jsonb_build_object(
           'id', gen_random_uuid(), 'registration_id', $1::text || '.' || n, 'client_id', $1::text || '.' || n,
           'name', $1::text || ' ' || n, 'search_text', $1::text, 'idempotency_key', NULL, 'idempotency_digest', NULL)) AS made
       WHERE r.registration_id = $3`,
      [group, count, ASKED_FOR],
    ),
  );
  return group;
}

const boxes = (page: Page) => page.getByRole('row').getByRole('checkbox', { name: /^Select bulk-/ });
const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });
const rows = (page: Page) => page.getByRole('rowheader');

/** The act on `count` registrations of `group`, as its own card tells of it. */
async function expectDone(page: Page, name: string, counts: string): Promise<void> {
  await expect(heading(page, 'Bulk actions')).toBeVisible();
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name }) })
    .first();
  await expect(async () => {
    await page.reload();
    await expect(card.getByText('Done', { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(card.getByText(counts, { exact: true })).toBeVisible();
}

test('all that match are disabled: ticked by keyboard, counted, confirmed by their number, each with its event', async ({
  admin: page,
}) => {
  const group = await makeGroup(53);
  await visit(page, `/registrations?q=${group}`);
  await expect(rows(page)).toHaveCount(50);
  await boxes(page).nth(1).focus();
  await page.keyboard.press('Space');
  await expect(said(page, '1 selected')).toBeAttached();
  await boxes(page)
    .nth(4)
    .click({ modifiers: ['Shift'] });
  await expect(said(page, '4 selected')).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(said(page, 'selected')).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: 'Select all on this page' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(said(page, '50 selected')).toBeAttached();
  await page.getByRole('checkbox', { name: 'All 53 that match' }).check();
  await expect(said(page, 'All 53 selected')).toBeAttached();
  await expectAccessible(page);
  await boxes(page).nth(0).focus();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Enable…')).toBeFocused();
  await button(page, 'Disable…').click();

  await expect(heading(page, 'Disable 53 registrations?')).toBeVisible();
  await expect(page.getByText('and 43 more')).toBeVisible();
  await expectAccessible(page);
  await button(page, 'Disable 53 registrations').click();
  await expect(summary(page)).toContainText('Type 53');
  await page.getByRole('textbox', { name: 'Type 53 to confirm' }).fill('53');
  await page.getByRole('textbox', { name: 'Reason' }).fill(group);
  await button(page, 'Disable 53 registrations').click();

  await expectDone(page, 'Disable 53 registrations', '53 done');
  await expectAccessible(page);
  await visit(page, `/registrations?q=${group}&enabled=no`);
  await expect(said(page, '1–50 of 53')).toBeVisible();
  await page.goto(`/audit?text=${group}&action=registration.disable`);
  await expect(said(page, '53 events')).toBeVisible();
});

test('what is under way is cancelled where it is, goes on, and the trail tells who did which', async ({
  admin: page,
}) => {
  const group = await makeGroup(1_000);
  await visit(page, `/bulk-acts/new?action=disable&all=yes&q=${group}`);
  await page.getByRole('textbox', { name: 'Type 1000 to confirm' }).fill('1,000');
  await page.getByRole('textbox', { name: 'Reason' }).fill(group);
  await button(page, 'Disable 1,000 registrations').click();

  const card = page.getByRole('listitem').filter({ hasText: group });
  const press = (name: string) => card.getByRole('button', { name, exact: true }).click();
  const cancel = () => press('Cancel: Disable 1,000 registrations');
  await cancel();
  await expect(card.getByText('Cancelled', { exact: true })).toBeVisible();
  await expect(card.getByRole('heading')).toBeFocused();
  await expect(card.getByText(/^[\d,]+ to go$/)).toBeVisible();
  await expectAccessible(page);
  await press('Go on with the rest');
  await expect(card.getByText('Under way', { exact: true })).toBeVisible();
  await cancel();
  await expect(card.getByText('Cancelled', { exact: true })).toBeVisible();

  const events = await card.getByRole('link', { name: 'Its events in the audit trail' }).getAttribute('href');
  await page.goto(`${events}&targetType=bulkAct`);
  const acts = ['cancelled a bulk action', 'resumed a bulk action', 'cancelled a bulk action', 'started a bulk action'];
  await expect(page.getByRole('main').locator('summary')).toContainText(acts.map((act) => `${act}: disable 1000`));
  await expect(page.getByRole('main').locator('summary').last()).toContainText(group);
});

test('what is no longer as it was shown is shown again, and nothing is done', async ({ admin: page }) => {
  const group = await makeGroup(3);
  await visit(page, `/bulk-acts/new?action=disable&all=yes&q=${group}`);
  await expect(heading(page, 'Disable 3 registrations?')).toBeVisible();
  await withDatabase(DATA, (database) =>
    database.query(`UPDATE registrations SET deleted_at = now() WHERE registration_id = $1`, [`${group}.1`]),
  );
  await button(page, 'Disable 3 registrations').click();
  await expect(summary(page)).toContainText('It is 2 registrations now. Nothing was done.');
  await button(page, 'Disable 2 registrations').click();
  await expectDone(page, 'Disable 2 registrations', '2 done');
});

test('on a phone: a finger hits the boxes, and the deleted can be restored', async ({ open }) => {
  const group = await makeGroup(4);
  const page = await open(ADMIN, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await visit(page, `/registrations?q=${group}`);
  for (const place of [0, 2]) {
    const label = page.locator('.list-row label').nth(place);
    const { width = 0, height = 0 } = (await label.boundingBox()) ?? {};
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    await label.tap();
  }
  await expect(said(page, '2 selected')).toBeAttached();
  await expectAccessible(page);
  await button(page, 'Delete…').tap();
  await expect(heading(page, 'Delete 2 registrations?')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Type 2 to confirm' }).fill('2');
  await button(page, 'Delete 2 registrations').tap();
  await expectDone(page, 'Delete 2 registrations', '2 done');
  await expectAccessible(page);
  await page.goto(`/registrations?q=${group}&deleted=yes`);
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByRole('button', { name: /^Restore/ })).toHaveCount(2);
});

test('the deleted are restored together; one whose name is taken says so, and is tried again', async ({
  admin: page,
}) => {
  const group = await makeGroup(4);
  const change = (sql: string) => withDatabase(DATA, (database) => database.query(sql, [group]));
  await change('UPDATE registrations SET deleted_at = now() WHERE search_text = $1');
  // Somebody has taken the name of one meanwhile.
  await change(
    `INSERT INTO registrations SELECT made.* FROM registrations AS r, jsonb_populate_record(r, jsonb_build_object(
       'id', gen_random_uuid(), 'registration_id', $1::text || '.taker', 'client_id', $1::text || '.taker',
       'search_text', 'taker', 'deleted_at', NULL)) AS made
     WHERE r.registration_id = $1::text || '.1'`,
  );
  await visit(page, `/registrations?q=${group}&deleted=yes`);
  await expect(rows(page)).toHaveCount(4);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await expect(said(page, '4 selected')).toBeAttached();
  await expectAccessible(page);
  await expect(page.locator('.bulk-bar').getByRole('button', { name: '…' })).toHaveText(['Restore…']);
  await button(page, 'Restore…').click();
  await expect(heading(page, 'Restore 4 registrations?')).toBeVisible();
  await expectAccessible(page);
  await button(page, 'Restore 4 registrations').click();

  await expect(heading(page, 'Bulk actions')).toBeVisible();
  const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: `${group}.1` }) });
  await expect(async () => {
    await page.reload();
    await expect(card.getByText('Done, but for 1', { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(card.getByText('There is one with this name or address already.')).toBeVisible();
  await expectAccessible(page);
  await change(`UPDATE registrations SET version = '9.9' WHERE registration_id = $1 || '.1'`);
  await card.getByRole('button', { name: 'Try the failed again', exact: true }).click();
  await expectDone(page, 'Restore 4 registrations', '4 done');
  await visit(page, `/registrations?q=${group}`);
  await expect(rows(page)).toHaveCount(4);
});

test('without JavaScript: ticked, confirmed and done', async ({ withoutScript: page }) => {
  const group = await makeGroup(3);
  await page.goto(`/registrations?q=${group}`);
  await boxes(page).nth(0).check();
  await boxes(page).nth(2).check();
  await button(page, 'Disable…').click();
  await expect(heading(page, 'Disable 2 registrations?')).toBeVisible();
  await button(page, 'Disable 2 registrations').click();
  await expectDone(page, 'Disable 2 registrations', '2 done');
  await page.goto(`/registrations?q=${group}&enabled=no`);
  await expect(rows(page)).toHaveCount(2);
});

test('whoever may change nothing is offered nothing', async ({ operator, reviewer }) => {
  for (const page of [operator, reviewer]) {
    await visit(page, '/registrations');
    await expect(rows(page)).toHaveCount(50);
    await expect(page.getByRole('row').getByRole('checkbox')).toHaveCount(0);
    await expect(button(page, 'Disable…')).toHaveCount(0);
    await page.goto('/bulk-acts');
    await expect(heading(page, 'Bulk actions')).toBeVisible();
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  }
});

for (const width of [1280, 390]) {
  test(`the bar covers nothing that has the focus at ${width} px`, async ({ admin: page }) => {
    await page.setViewportSize({ width, height: 640 });
    await visit(page, '/registrations?size=25');
    const first = page
      .getByRole('row')
      .getByRole('checkbox', { name: /^Select / })
      .nth(1);
    await first.check();
    await first.focus();
    for (let stop = 0; stop < 40; stop++) {
      const covered = await page.evaluate(() => {
        const control = document.activeElement as HTMLElement;
        const { left, right, top, bottom } = control.getBoundingClientRect();
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return hit?.closest('.bulk-bar') != null && control.closest('.bulk-bar') === null;
      });
      expect(covered).toBe(false);
      await page.keyboard.press('Tab');
    }
  });
}
