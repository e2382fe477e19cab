/**
 * The line editor's reading of a text area (security.md §1): line ends and the blanks around a line are separators, everything
 * between them is the value, unaltered.
 */

/** A value and the line it stands on, counted from 1 as a person counts. */
export type Line = { value: string; line: number };

/** The values of a text, each with its line. Lines with nothing on them are no values. */
export function readLines(text: string): Line[] {
  return text
    .split(LINE_END)
    .map((raw, index) => ({ value: raw.replace(SURROUNDING_BLANKS, ''), line: index + 1 }))
    .filter(({ value }) => value !== '');
}

export function lineValues(text: string): string[] {
  return readLines(text).map(({ value }) => value);
}

export function joinLines(values: readonly string[]): string {
  return values.join('\n');
}

/** `text` with the value on one line replaced; the blanks around it and every other line stay as they were typed. */
export function replaceLine(text: string, line: number, value: string): string {
  const parts = text.split(/(\r\n|\n|\r)/);
  const at = (line - 1) * 2;
  const old = parts[at];
  if (old === undefined) return text;
  const lead = /^[ \t]*/.exec(old)?.[0] ?? '';
  const trail = lead === old ? '' : (/[ \t]*$/.exec(old)?.[0] ?? '');
  parts[at] = lead + value + trail;
  return parts.join('');
}

const LINE_END = /\r\n|\n|\r/;
/** Space and tab only: any other white space is part of the value, so that the rules can refuse it in plain sight. */
const SURROUNDING_BLANKS = /^[ \t]+|[ \t]+$/g;
