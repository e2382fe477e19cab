import { expect, it } from 'vitest';
import { asLines, isBlank, isEmpty } from './change-lines';

const words = { on: 'on', off: 'off', empty: 'empty', labelOf: (member: string) => member.toUpperCase() };

it.each([
  [null, []],
  [[], []],
  ['', ['empty']],
  [true, ['on']],
  [0, ['0']],
  [
    ['a', 'b'],
    ['a', 'b'],
  ],
  [
    ['', 1, { b: 2 }],
    ['empty', '1', '{"b":2}'],
  ],
  [[{ type: 'role', value: 'editor', valueType: 'string' }], ['role = editor']],
  [{ state: 'current', weak: false, expiresAt: null }, ['STATE: current', 'WEAK: off']],
  [{ keys: [{ kid: '1' }, { kid: '2' }] }, ['KEYS: {"kid":"1"}', 'KEYS: {"kid":"2"}']],
  [{ a: { b: { c: 1 } } }, ['A: B: C: 1']],
])('shows %j as %j', (value, lines) => {
  expect(asLines(value, words)).toEqual(lines);
});

it('takes an empty text for a value: somebody cleared it', () => {
  expect(['', false, 0, null, []].map(isEmpty)).toEqual([false, false, false, true, true]);
});

it('takes an empty text for nothing where nothing was before', () => {
  expect(['', {}, [], null].map(isBlank)).toEqual([true, true, true, true]);
  expect([false, 0, 'a', { a: '' }, ['']].map(isBlank)).toEqual([false, false, false, false, false]);
});
