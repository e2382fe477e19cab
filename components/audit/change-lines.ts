/** How the words for values that are not text read in the person's language. */
export type ValueWords = { on: string; off: string; empty: string };

/** Whether there is nothing to show: the member was or is absent. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** A value as the lines a person compares: an entry of a list each, a record as indented JSON, anything else one line. */
export function asLines(value: unknown, words: ValueWords): string[] {
  if (isEmpty(value)) return [];
  if (typeof value === 'boolean') return [value ? words.on : words.off];
  if (value === '') return [words.empty];
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  return [JSON.stringify(value, null, 2)];
}
