import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeReturnTo, signInAddress } from './return-to';

it.each([
  ['/', '/'],
  ['/registrations', '/registrations'],
  ['/registrations?q=a%20b&page=2#row', '/registrations?q=a%20b&page=2#row'],
  ['/users?user=1', '/users?user=1'],
  ['https://evil.example/', '/'],
  ['//evil.example', '/'],
  ['///evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n//evil.example', '/'],
  ['\\\\evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/a/../..//evil.example', '/'],
  ['registrations', '/'],
  ['', '/'],
  [undefined, '/'],
  [['/users', '/audit'], '/'],
  ['/api/auth/csrf', '/'],
  ['/oauth/authorize', '/'],
  ['/sign-in?returnTo=/', '/'],
  ['/setup?token=x', '/'],
  ['/signed', '/signed'],
  [`/${'a'.repeat(2048)}`, '/'],
])('%j leads to %s', (value, expected) => {
  expect(safeReturnTo(value)).toBe(expected);
});

it('never leads to another origin, whatever it is given', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '//',
    '@',
    ':',
    '.',
    '..',
    'evil.example',
    '\t',
    '\r\n',
    ' ',
    '%2f',
    '?',
    '#',
    'https:',
    'a',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const url = new URL(safeReturnTo(parts.join('')), 'https://clients.example.com');
      return url.origin === 'https://clients.example.com';
    }),
  );
});

it('the sign-in page remembers where to go', () => {
  expect(signInAddress('/registrations?q=a&b')).toBe('/sign-in?returnTo=%2Fregistrations%3Fq%3Da%26b');
  expect(signInAddress('/')).toBe('/sign-in');
  expect(signInAddress(null)).toBe('/sign-in');
});
