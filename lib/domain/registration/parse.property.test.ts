import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_ERROR_CODES } from '../field-errors';
import { FIELD_NAMES } from './fields';
import { parseRegistration } from './parse';
import { automatic, builtIn, context, manual } from './parse.fixture';

const uri = fc.constantFrom(
  'https://a.example/cb',
  'https://*/',
  'http://localhost/',
  'com.example.app:/x',
  'https://b.example',
  ' ',
  '',
);
const word = fc.constantFrom(
  'shop',
  'new',
  'automatic',
  'built_in',
  'public',
  'native',
  'none',
  'code',
  'openid',
  'authorization_code',
  'implicit',
);
const anything = fc.oneof(
  word,
  uri,
  fc.array(fc.oneof(word, uri)),
  fc.boolean(),
  fc.jsonValue({ maxDepth: 3 }),
  fc.anything(),
);
const members = fc.dictionary(fc.constantFrom(...FIELD_NAMES, 'unknown', '__proto__'), anything);
const inputs = fc
  .tuple(fc.constantFrom(automatic, manual, builtIn, {}), members)
  .map(([good, changes]) => ({ ...good, ...changes }));

/** What came in is not what decides: the same members in another order are the same registration. */
const reversed = (input: object) => Object.fromEntries(Object.entries(input).reverse());

describe('parseRegistration', () => {
  it('never throws, and names only members and codes that there are', () => {
    fc.assert(
      fc.property(fc.oneof(inputs, fc.anything()), (input) => {
        const result = parseRegistration(input, context);
        if (result.ok) return;
        expect(result.fieldErrors.length).toBeGreaterThan(0);
        for (const { path, code } of result.fieldErrors) {
          expect(['', ...FIELD_NAMES]).toContain(path.split('.')[0]);
          expect(FIELD_ERROR_CODES).toHaveProperty(code);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not care about the order of members', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(parseRegistration(reversed(input), context)).toEqual(parseRegistration(input, context));
      }),
    );
  });

  it('does not change what it is given', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const before = JSON.stringify(input, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
        parseRegistration(input, context);
        expect(JSON.stringify(input, (_key, value) => (typeof value === 'bigint' ? String(value) : value))).toBe(
          before,
        );
      }),
    );
  });

  it('takes what it made as it stands', () => {
    const good = inputs.map((input) => parseRegistration(input, context)).filter((result) => result.ok);
    fc.assert(
      fc.property(good, ({ value }) => {
        expect(parseRegistration(value, context)).toEqual({ ok: true, value });
        expect(parseRegistration(value, { ...context, previous: value })).toEqual({ ok: true, value });
      }),
      { numRuns: 50 },
    );
  });
});
