import { expect, it } from 'vitest';
import { fromTheStart, parseUserQuery, userListAddress } from './query';

const EVERYBODY = { kind: 'all', q: '', after: null, before: null, size: 50 } as const;

it.each([
  [{}, EVERYBODY],
  [
    { kind: 'applications', q: '  ada ' },
    { ...EVERYBODY, kind: 'applications', q: 'ada' },
  ],
  [{ kind: 'robots', q: 'x'.repeat(201), after: '' }, EVERYBODY],
  [
    { kind: ['console', 'all'], after: ['a', 'b'] },
    { ...EVERYBODY, kind: 'console', after: 'a' },
  ],
] as const)('the address %j asks for %j', (parameters, query) => {
  expect(parseUserQuery(parameters as never)).toEqual(query);
});

it('says only what differs from the default, and keeps it beside the person who is opened', () => {
  expect(userListAddress(EVERYBODY)).toBe('/users');
  const query = parseUserQuery({ kind: 'console', q: 'a & b', after: 'x' });
  expect(userListAddress(query, 'u-1')).toBe('/users?kind=console&q=a+%26+b&after=x&user=u-1');
  expect(parseUserQuery(Object.fromEntries(new URLSearchParams(userListAddress(query).split('?')[1])))).toEqual(query);
  expect(userListAddress(fromTheStart(query))).toBe('/users?kind=console&q=a+%26+b');
});
