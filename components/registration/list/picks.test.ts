// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { type Picked, watchPicks } from './picks';

let told: Picked[];
let form: HTMLFormElement;
let picks: ReturnType<typeof watchPicks>;

beforeEach(() => {
  const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => `<input type="checkbox" name="id" value="${id}">`).join('');
  document.body.innerHTML = `<form><input type="checkbox" data-pick-page>${rows}
    <div class="bulk-bar"><input type="checkbox" name="all" value="yes"><button name="action">Enable</button></div></form>`;
  form = document.querySelector('form') as HTMLFormElement;
  told = [];
  picks = watchPicks(form, (picked) => told.push(picked));
});

const box = (selector: string) => form.querySelector(selector) as HTMLInputElement;
const row = (id: string) => box(`[value=${id}]`);
const ticked = () =>
  [...form.querySelectorAll<HTMLInputElement>('[name=id]:checked')].map(({ value }) => value).join('');
const click = (target: HTMLElement, init: MouseEventInit = {}) =>
  target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
const press = (target: HTMLElement, key: string) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
};

it('counts, and the heading’s box says whether it is some or all', () => {
  click(row('b'));
  expect(told.at(-1)).toEqual({ count: 1, all: false });
  expect(box('[data-pick-page]')).toMatchObject({ checked: false, indeterminate: true });
  click(box('[data-pick-page]'));
  expect(told.at(-1)).toEqual({ count: 5, all: false });
  expect(box('[data-pick-page]')).toMatchObject({ checked: true, indeterminate: false });
});

it('takes everything between with Shift, in either direction and either way', () => {
  click(row('d'));
  click(row('b'), { shiftKey: true });
  expect(ticked()).toBe('bcd');
  click(row('c'), { shiftKey: true });
  expect(ticked()).toBe('d');
});

it('means all that match until one is taken out', () => {
  click(box('[name=all]'));
  expect(told.at(-1)).toEqual({ count: 5, all: true });
  click(row('a'));
  expect(told.at(-1)).toEqual({ count: 4, all: false });
  expect(box('[name=all]').checked).toBe(false);
});

it('goes to the bar with Enter, sends nothing by it, and lets go with Escape', () => {
  click(row('a'));
  expect(press(row('a'), 'Enter').defaultPrevented).toBe(true);
  expect(document.activeElement).toBe(form.querySelector('button'));
  press(row('a'), 'Escape');
  expect(told.at(-1)).toEqual({ count: 0, all: false });
  expect(document.activeElement).toBe(box('[data-pick-page]'));
});

it('hears nothing any more once it is stopped', () => {
  picks.stop();
  const before = told.length;
  click(row('a'));
  expect(told).toHaveLength(before);
});
