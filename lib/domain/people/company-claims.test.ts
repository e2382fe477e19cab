import { expect, it } from 'vitest';
import { readCompanyClaims } from './company-claims';

const BASE = { iss: 'https://idp.example.com', sub: 'u-1', email: 'Ada@Example.com', name: 'Ada' };

it.each([
  ['admin', 'admin'],
  [['reviewer', 'operator'], 'operator'],
  [['staff', 'reviewer'], 'reviewer'],
  [['staff'], null],
  ['Admin', null],
  [{ admin: true }, null],
  [undefined, null],
])('the role claim %j gives %s', (roles, role) => {
  expect(readCompanyClaims({ ...BASE, roles }, 'roles')).toEqual({
    issuer: BASE.iss,
    subject: 'u-1',
    email: 'ada@example.com',
    name: 'Ada',
    role,
  });
});

it('without a role claim setting, a claim of that name gives nothing', () => {
  expect(readCompanyClaims({ ...BASE, roles: 'admin' }, null)?.role).toBeNull();
});

it.each([{}, { ...BASE, sub: '' }, { ...BASE, iss: undefined }, null])('%j identifies nobody', (given) => {
  expect(readCompanyClaims(given, null)).toBeNull();
});

it('an address that is none is left out, not refused', () => {
  expect(readCompanyClaims({ ...BASE, email: 'not one' }, null)?.email).toBeNull();
});
