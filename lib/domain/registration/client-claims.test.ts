import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CLAIM_VALUE_TYPES, claimsForToken, claimValue } from './client-claims';
import { STRING_CLAIM } from './model';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const claim = (type: string, value: string, valueType = STRING_CLAIM) => ({ type, value, valueType });

describe('a value', () => {
  it.each([
    [STRING_CLAIM, '007', '007'],
    [`${XSD}integer`, '-42', -42],
    [`${XSD}integer`, '4.2', undefined],
    [`${XSD}integer`, '', undefined],
    [`${XSD}integer`, '9'.repeat(16), undefined],
    [`${XSD}double`, '4.2', 4.2],
    [`${XSD}double`, '1e999', undefined],
    [`${XSD}double`, 'NaN', undefined],
    [`${XSD}boolean`, 'True', true],
    [`${XSD}boolean`, 'false', false],
    [`${XSD}boolean`, 'yes', undefined],
    [`${XSD}boolean`, 'constructor', undefined],
    ['json', '{"a":[1]}', { a: [1] }],
    ['json', '{a}', undefined],
    ['json', '{"a":1,"a":2}', undefined],
    ['json', '"\\u0000"', undefined],
    [`${XSD}date`, '2026-01-01', '2026-01-01'],
  ])('of type %s: %s', (valueType, value, stands) => expect(claimValue({ value, valueType })).toEqual(stands));
});

describe('in a token', () => {
  it('a repeated type becomes an array (seed A: role twice), in the order it was given', () => {
    const claims = [claim('role', 'a'), claim('user', 'admin'), claim('role', '2', `${XSD}integer`)];
    expect(claimsForToken(claims, '')).toEqual({ role: ['a', 2], user: 'admin' });
    expect(claimsForToken(claims, 'client_')).toEqual({ client_role: ['a', 2], client_user: 'admin' });
  });

  it('no name reaches a prototype', () => {
    const result = claimsForToken([claim('__proto__', 'x')], '');
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Object.hasOwn(result, '__proto__')).toBe(true);
  });

  test('nothing is lost and nothing is added', () => {
    const valueType = fc.constantFrom(...CLAIM_VALUE_TYPES.map(({ type }) => type), 'other');
    const claims = fc.array(
      fc.record({ type: fc.string({ minLength: 1, maxLength: 3 }), value: fc.constant('1'), valueType }),
    );
    fc.assert(
      fc.property(claims, fc.string({ maxLength: 3 }), (all, prefix) => {
        const token = claimsForToken(all, prefix);
        expect(Object.keys(token).every((name) => name.startsWith(prefix))).toBe(true);
        expect(Object.values(token).flat().length).toBe(all.length);
      }),
    );
  });
});
