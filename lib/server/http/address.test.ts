import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readableAddress } from './address';

it.each([
  ['/registrations/a', '/registrations/a'],
  ['/registrations/%E2%98%82?q=%zz%ff', '/registrations/%E2%98%82?q=%zz%ff'],
  ['/registrations/%zz', '/registrations/%25zz'],
  ['/registrations/%', '/registrations/%25'],
  ['/registrations/%ff?q=%ff', '/registrations/%25ff?q=%ff'],
  ['/registrations/%E0%A4%A', '/registrations/%25E0%25A4%25A'],
  ['/api/v1/Client/%ffcl%74_api_x', '/api/v1/Client/%25ffcl%74_api_x'],
  ['*', '*'],
])('%s is read as %s', (url, read) => {
  expect(readableAddress(url)).toBe(read);
});

it('can always be decoded, and is itself when it could be before', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('%', '/', 'a', 'F', 'f', '2', '8', 'C', 'E', '?', 'z') }), (url) => {
      const read = readableAddress(url);
      const path = read.split('?', 1)[0] ?? '';
      expect(() => decodeURIComponent(path)).not.toThrow();
      expect(readableAddress(read)).toBe(read);
    }),
  );
});
