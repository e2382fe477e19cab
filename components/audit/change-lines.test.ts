import { expect, it } from 'vitest';
import { asLines, isEmpty } from './change-lines';

const words = { on: 'on', off: 'off', empty: 'empty' };

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
  [{ keys: [] }, ['{\n  "keys": []\n}']],
  [['a', 1], ['[\n  "a",\n  1\n]']],
])('shows %j as %j', (value, lines) => {
  expect(asLines(value, words)).toEqual(lines);
});

it('takes an empty text for a value: somebody cleared it', () => {
  expect([isEmpty(''), isEmpty(false), isEmpty(0), isEmpty(null), isEmpty([])]).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});
