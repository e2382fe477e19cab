import type { Page } from '@playwright/test';
import { button, openForm, summary } from './fixtures/registration-form';
import { expect, test } from './fixtures/test';

/**
 * Nothing that has the focus is covered (WCAG 2.2, 2.4.11, and more: not even in part, 2.4.12): not by the bar at the form's foot
 * and not by the one above the page on a phone, in either direction.
 */

/** What the form's controls are called on their way, and what lies over the one with the focus. */
type Stop = { name: string; inForm: boolean; coveredBy: string[]; outside: boolean };

/** In the page: the control with the focus, looked at in its corners and its middle. */
function look(): Stop {
  const control = document.activeElement as HTMLElement;
  const { left, right, top, bottom } = control.getBoundingClientRect();
  const points = [
    [(left + right) / 2, (top + bottom) / 2],
    ...[left + 3, right - 3].flatMap((x) => [top + 3, bottom - 3].map((y) => [x, y])),
  ] as [number, number][];
  const belongs = (hit: Element) =>
    control.contains(hit) || hit.contains(control) || hit.closest('label')?.control === control;
  const over = points.map(([x, y]) => document.elementFromPoint(x, y)).filter((hit) => hit !== null && !belongs(hit));
  return {
    name: `${control.tagName.toLowerCase()} ${control.id || control.getAttribute('name') || control.textContent}`,
    inForm: control.closest('main form') !== null,
    coveredBy: over.map((hit) => (hit as Element).outerHTML.slice(0, 100)),
    outside: top < 0 || bottom > innerHeight,
  };
}

/** Presses `key` until the focus has left the form; every stop on the way, none of them covered. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<string[]> {
  const names: string[] = [];
  for (let stop = await page.evaluate(look); stop.inForm; stop = await page.evaluate(look)) {
    expect(stop, key).toMatchObject({ coveredBy: [], outside: false });
    names.push(stop.name);
    await page.keyboard.press(key);
  }
  return names;
}

for (const width of [1280, 390]) {
  test(`from the form's first control to its last and back at ${width} px: none is covered`, async ({ admin }) => {
    await admin.setViewportSize({ width, height: 640 });
    await openForm(admin);
    for (const details of await admin.locator('form summary').filter({ visible: true }).all()) await details.click();
    await admin.getByRole('radio', { name: 'Automatic', exact: true }).focus();
    const there = await walk(admin, 'Tab');
    expect(there.length).toBeGreaterThan(40);
    expect(there.at(-1)).toContain('Save');
    await button(admin, 'Save').focus();
    const back = await walk(admin, 'Shift+Tab');
    expect(back.length).toBeGreaterThan(40);
  });

  test(`what a link of the error summary leads to is not covered at ${width} px`, async ({ admin }) => {
    await admin.setViewportSize({ width, height: 640 });
    await openForm(admin);
    await button(admin, 'Save').click();
    await expect(summary(admin)).toBeFocused();
    const links = await summary(admin).getByRole('link').all();
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) {
      await link.click();
      expect(await admin.evaluate(look)).toMatchObject({ inForm: true, coveredBy: [], outside: false });
    }
  });
}
