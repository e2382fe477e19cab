/** Where things stand in a JSON text: what a person who has pasted one is told when something in it is wrong. */

export type Span = { start: number; end: number };

/** Blanks lie between the tokens (RFC 8259 §2). */
const TOKEN = /[{}[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+/gs;
const STRING = /^"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"$/u;
const SCALAR = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/;
const CLOSES = { '{': '}', '[': ']' } as const;

/**
 * The value at a path, such as `['redirect_uris', '0']`, in a text that is JSON; null where there is none. Of a member that stands
 * twice it is the first.
 */
export function placeOfValue(text: string, path: readonly string[]): Span | null {
  /** The key or index at which each open object or array is. */
  const at: (string | number | null)[] = [];
  let start = -1;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const depth = at.length;
    const isHere = depth === path.length && at.every((step, level) => String(step) === path[level]);
    if (token === '}' || token === ']') {
      at.pop();
      if (start >= 0 && depth === path.length + 1) return { start, end: index + 1 };
    } else if (token === ',') {
      const last = at.at(-1);
      at[depth - 1] = typeof last === 'number' ? last + 1 : null;
    } else if (token === '{' || token === '[') {
      if (isHere && start < 0) start = index;
      at.push(token === '{' ? null : 0);
    } else if (at.at(-1) === null && depth > 0) {
      at[depth - 1] = keyOf(token);
    } else if (token !== ':' && isHere && start < 0) {
      return { start: index, end: index + token.length };
    }
  }
  return null;
}

function keyOf(token: string): string {
  return STRING.test(token) ? String(JSON.parse(token)) : token;
}

/** Where a text stops being JSON (RFC 8259); null where it is. */
export function placeOfSyntaxFault(text: string): number | null {
  const open: ('{' | '[')[] = [];
  let expected: 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'next' = 'value';
  let end = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    // An open quotation mark is no token: what was passed over is the fault.
    const passed = text.slice(end, index).search(/[^ \t\n\r]/);
    if (passed >= 0) return end + passed;
    end = index + token.length;
    const around = open.at(-1);
    const ended: boolean = around !== undefined && token === CLOSES[around];
    if (ended && (expected === 'next' || expected === 'valueOrEnd' || expected === 'keyOrEnd')) {
      open.pop();
      expected = 'next';
    } else if (expected === 'next') {
      if (token !== ',' || around === undefined) return index;
      expected = around === '{' ? 'key' : 'value';
    } else if (expected === 'colon') {
      if (token !== ':') return index;
      expected = 'value';
    } else if (expected === 'key' || expected === 'keyOrEnd') {
      if (!STRING.test(token)) return index;
      expected = 'colon';
    } else if (token === '{' || token === '[') {
      open.push(token);
      expected = token === '{' ? 'keyOrEnd' : 'valueOrEnd';
    } else {
      if (!STRING.test(token) && !SCALAR.test(token)) return index;
      expected = 'next';
    }
  }
  const rest = text.slice(end).search(/[^ \t\n\r]/);
  if (rest >= 0) return end + rest;
  return expected === 'next' && open.length === 0 ? null : text.length;
}

/** Line and character of a place, both from 1. */
export function lineOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split(/\r\n|\n|\r/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
