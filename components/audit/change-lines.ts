/** How values that are not text, and the names of a record's members, read in the person's language. */
export type ValueWords = { on: string; off: string; empty: string; labelOf: (member: string) => string };

/** Whether there is nothing to show: the member was or is absent. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Whether a value that was there from the beginning tells nobody anything: it was left empty. */
export function isBlank(value: unknown): boolean {
  return isEmpty(value) || value === '' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);
}

/**
 * A value as the lines a person compares: an entry of a list each, a record's members each with its name, so that of two
 * records only what differs is marked.
 */
export function asLines(value: unknown, words: ValueWords): string[] {
  if (isEmpty(value)) return [];
  if (Array.isArray(value)) return value.map((item) => inOneLine(item, words));
  if (typeof value !== 'object' || value === null) return [inOneLine(value, words)];
  return Object.entries(value).flatMap(([member, inner]) =>
    asLines(inner, words).map((line) => `${words.labelOf(member)}: ${line}`),
  );
}

/** A claim with a value of its own (seed A); its value type is told only where the claim is edited. */
function isClaim(value: unknown): value is { type: string; value: string } {
  return typeof value === 'object' && value !== null && 'type' in value && 'value' in value && 'valueType' in value;
}

function inOneLine(value: unknown, words: ValueWords): string {
  if (value === '') return words.empty;
  if (isClaim(value)) return `${value.type} = ${value.value}`;
  if (typeof value === 'boolean') return value ? words.on : words.off;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
