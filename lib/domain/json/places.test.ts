import { describe, expect, it } from 'vitest';
import { lineOf, placeOfSyntaxFault, placeOfValue } from './places';

describe('a value in a text', () => {
  const text = `{
  "a": {"b": [1, "two, [2]", {"c": null}]}, "a\\u0062": true,
  "empty": [],
  "last": -1.5e3
}`;
  it.each([
    [['a', 'b', '0'], '1'],
    [['a', 'b', '1'], '"two, [2]"'],
    [['a', 'b', '2'], '{"c": null}'],
    [['a', 'b', '2', 'c'], 'null'],
    [['a', 'b'], '[1, "two, [2]", {"c": null}]'],
    [['ab'], 'true'],
    [['empty'], '[]'],
    [['last'], '-1.5e3'],
    [[], text],
  ])('%j is %s', (path, value) => {
    const span = placeOfValue(text, path);
    expect(span && text.slice(span.start, span.end)).toBe(value);
  });

  it.each([[['b']], [['a', 'c']], [['a', 'b', '3']], [['empty', '0']], [['last', '0']]])('%j is not there', (path) => {
    expect(placeOfValue(text, path)).toBeNull();
  });
});

describe('where a text stops being JSON', () => {
  it.each([
    ['', 0],
    ['nonsense', 0],
    ['{"a" 1}', 5],
    ['{"a":1,}', 7],
    ['[1,]', 3],
    ['{"a":1', 6],
    ['{"a":"open}', 5],
    ["{'a':1}", 1],
    ['{"a":01}', 5],
    ['{"a":1} x', 8],
    ['{"a":"\\x"}', 5],
    ['{"a":"\n"}', 5],
    [']', 0],
    ['[}', 1],
  ])('%j: at %d', (text, index) => {
    expect(placeOfSyntaxFault(text)).toBe(index);
    expect(() => JSON.parse(text)).toThrow();
  });

  it.each(['{}', '[]', ' null ', '{"a":[1,-2.5e+3,"\\u00e9 \\" ,",{"b":{}}],"c":false}\n', '"😀"'])(
    '%j: nowhere',
    (text) => {
      expect(placeOfSyntaxFault(text)).toBeNull();
      JSON.parse(text);
    },
  );

  it('is told by line and character', () => {
    expect(lineOf('a\r\nbc\nd', 6)).toEqual({ line: 3, column: 1 });
    expect(lineOf('abc', 2)).toEqual({ line: 1, column: 3 });
  });
});
