import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from './strict-json';

describe('parseStrictJson', () => {
  it.each([
    ['{"a":1,}', 'syntax', ''],
    ['', 'syntax', ''],
    ['{"a":1,"a":1}', 'duplicate_key', 'a'],
    ['{"a":1,"\\u0061":2}', 'duplicate_key', 'a'],
    ['[{"x":{"b":1,"c":[{}],"b":2}}]', 'duplicate_key', 'b'],
    ['{"":1,"":2}', 'duplicate_key', ''],
    ['{"a":{"__proto__":{"admin":true}}}', 'forbidden_key', '__proto__'],
    ['{"__pr\\u006fto__":1}', 'forbidden_key', '__proto__'],
    ['{"a":"x\\u0000y"}', 'forbidden_text', ''],
    ['["\\ud800"]', 'forbidden_text', ''],
    [`${'['.repeat(33)}${']'.repeat(33)}`, 'too_deep', ''],
    [`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`, 'too_deep', ''],
  ])('refuses %s: %s %j', (text, problem, member) => {
    expect(parseStrictJson(text)).toEqual({ ok: false, problem, member });
  });

  it.each([
    '{"a":"a","b":"a"}', // a value that equals a key
    '{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}', // one name in several objects
    '{"a":"{\\"a\\":1,\\"a\\":2}"}', // JSON inside a string
    '["a","a","__proto__"]',
    '{"a":"\\ud83d\\ude00","\\\\":1,"\\"":2}',
    'null',
  ])('takes %s as JSON.parse does', (text) => {
    expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });

  it('takes whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('__proto__') && !text.includes('\\u0000') && !/\\ud[89a-f]/.test(text));
        expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });
});
