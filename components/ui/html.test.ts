import { expect, it } from 'vitest';
import { html } from './html';

const HOSTILE = `<img src=x onerror="alert('1')">&`;
const ESCAPED = '&lt;img src=x onerror=&quot;alert(&#x27;1&#x27;)&quot;&gt;&amp;';

it('escapes every text, in content and in attributes', () => {
  expect(String(html`<b title="${HOSTILE}">${HOSTILE}</b>`)).toBe(`<b title="${ESCAPED}">${ESCAPED}</b>`);
});

it('leaves what is HTML already as it is, one piece or several', () => {
  const pieces = ['a', '<'].map((text) => html`<i>${text}</i>`);
  expect(String(html`<p>${html`<b>${1}</b>`}${pieces}</p>`)).toBe('<p><b>1</b><i>a</i><i>&lt;</i></p>');
});

it('leaves out what is false, null or undefined, but not zero', () => {
  expect(String(html`<p>${false}${null}${undefined}${0}</p>`)).toBe('<p>0</p>');
});

it('escapes the text of whatever else it is given', () => {
  const disguised = { toString: () => HOSTILE } as unknown as string;
  expect(String(html`<p>${disguised}</p>`)).toBe(`<p>${ESCAPED}</p>`);
  expect(String(html`<p>${[HOSTILE] as unknown as []}</p>`)).toBe(`<p>${ESCAPED}</p>`);
});
