import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, storable } from './canonical-json';

describe('canonicalJson', () => {
  it('is the text of RFC 8785 §3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const names = Object.keys(JSON.parse(canonicalJson(value)));
    expect(canonicalJson(value)).toMatch(
      /^\{"\\r":.*"1":.*"\u0080":.*"\u00f6":.*"\u20ac":.*"\ud83d\ude00":.*"\ufb33":/,
    );
    expect(names).toHaveLength(7);
  });

  it.each([
    [[56, { d: true, '10': null, '1': [] }], '[56,{"1":[],"10":null,"d":true}]'],
    [[0.1 + 0.2, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0], '[0.30000000000000004,1e+30,4.5,0.002,1e-27,0]'],
    ['\u20ac$\u000F\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    [{ gone: undefined }, '{}'],
    [{ at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
  ])('prints %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('reads back as the same value, in whatever order its members came', () => {
    // Any code unit, lone surrogates too. fast-check's own “binary” unit takes a second to set up.
    const stringUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
    const json = fc.jsonValue({ maxDepth: 2, stringUnit });
    const holds = (value: unknown) => {
      const text = canonicalJson(value);
      const asJson = JSON.parse(JSON.stringify(value));
      return canonicalJson(JSON.parse(text)) === canonicalJson(asJson) && canonicalJson(reversed(value)) === text;
    };
    fc.assert(fc.property(json, holds));
  });
});

describe('storable', () => {
  it('replaces what PostgreSQL cannot keep, and nothing else', () => {
    expect(storable({ 'a\u0000': ['\ud800', '😀', 1, null, true] })).toEqual({
      'a\ufffd': ['\ufffd', '😀', 1, null, true],
    });
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}
