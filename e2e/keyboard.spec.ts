import type { Locator, Page } from '@playwright/test';
import { startIdentityProvider } from './fixtures/identity-provider';
import { ADMIN } from './fixtures/people';
import { button, field, freshId, heading, secretField, takenOver } from './fixtures/registration-form';
import { expect, test } from './fixtures/test';

/** The whole registration journey with the keyboard alone (WCAG 2.1.1, 2.4.3, 2.4.7): the pointer is not touched once. */

const LONGEST_WAY = 80;

/** Presses Tab (or another key) until `target` has the focus, as somebody does who sees where it is. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < LONGEST_WAY; presses++) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return expectVisibleFocus(target);
  }
  throw new Error(`${target} was not reached with ${LONGEST_WAY} presses of ${key}`);
}

/** WCAG 2.4.7: whatever has the focus looks different from when it had not. A radio's card may show it in its place. */
async function expectVisibleFocus(target: Locator): Promise<void> {
  const marked = await target.evaluate((element) => {
    const shows = (each: Element | null) => {
      if (each === null) return false;
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(each);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' || borderColor === 'Highlight';
    };
    return [element, element.closest('label'), element.closest('.control')].some(shows);
  });
  expect(marked, `${target} shows that it has the focus`).toBe(true);
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

test('sign in, register with Discover and Save, reset the secret, sign out', async ({ anonymous: page }) => {
  // A journey in single keystrokes.
  test.setTimeout(180_000);
  const provider = await startIdentityProvider();
  const registrationId = freshId('keyboard');

  await page.goto('/sign-in');
  await takenOver(page);
  await type(page, page.getByRole('textbox', { name: 'E-mail address' }), ADMIN.email);
  await type(page, page.getByLabel('Password', { exact: true }), ADMIN.password);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Dashboard')).toBeVisible();

  await test.step('the navigation can be skipped', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Skip to content' }));
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });

  await test.step('a new registration, found from the palette', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Search or go to' })).toBeFocused();
    await page.keyboard.type('new reg');
    await expect(page.getByRole('option', { name: 'New registration' })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(heading(page, 'New registration')).toBeVisible();
    await takenOver(page);
  });

  await test.step('Automatic is chosen with the arrows', async () => {
    const automatic = page.getByRole('radio', { name: 'Automatic', exact: true });
    await tabTo(page, automatic);
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('radio', { name: 'Manual', exact: true })).toBeChecked();
    await page.keyboard.press('ArrowLeft');
    await expect(automatic).toBeChecked();
  });

  await test.step('Discover', async () => {
    await type(page, field(page, 'Issuer URL'), provider.issuer);
    await tabTo(page, button(page, 'Discover'));
    await page.keyboard.press('Enter');
    await expect(page.getByText(`${provider.issuer} answered`)).toBeVisible();
    // What it brought is announced, and the focus stays where the person is.
    await expect(button(page, 'Discover')).toBeFocused();
  });

  await test.step('the fields, in the order of the page', async () => {
    await type(page, field(page, 'Registration ID'), registrationId);
    await type(page, field(page, 'Client ID'), provider.clientId);
    await type(page, secretField(page), provider.clientSecret);
    await type(page, field(page, 'Redirect URIs'), 'https://orders.example.com/callback');
    await type(page, page.getByRole('combobox', { name: 'Scopes', exact: true }), 'offline');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(button(page, 'Remove offline_access')).toBeVisible();
  });

  await test.step('Save', async () => {
    await tabTo(page, button(page, 'Save'));
    await page.keyboard.press('Enter');
    await expect(heading(page, registrationId)).toBeVisible();
    await takenOver(page);
  });

  await test.step('the secret is reset in a dialog that keeps the focus and gives it back', async () => {
    await tabTo(page, page.getByRole('link', { name: /^Secrets/ }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/tab=secrets/);
    await expect(button(page, 'Reset')).toBeVisible();
    await tabTo(page, button(page, 'Reset'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: `Reset the secret of ${registrationId}?` })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(button(page, 'Reset')).toBeFocused();
    await page.keyboard.press('Enter');
    await type(page, secretField(page), 'the-next-secret-that-the-provider-issued');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Secret replaced')).toBeVisible();
    await expect(button(page, 'Reset')).toBeFocused();
  });

  await test.step('sign out', async () => {
    await tabTo(page, page.getByLabel(/^Signed in as/).filter({ visible: true }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, button(page, 'Sign out'));
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Sign in')).toBeVisible();
  });
  await provider.stop();
});
