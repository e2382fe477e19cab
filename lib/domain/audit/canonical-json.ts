/**
 * One text for one JSON value, after RFC 8785: members sorted by UTF-16 code units, no blanks, numbers and strings as
 * ECMAScript prints them. Two values that JSON cannot tell apart give the same text, so a hash over it survives any store
 * that keeps JSON by meaning (`jsonb` reorders members) rather than by letter.
 *
 * Members that are `undefined` are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/**
 * The same value with every string made storable: PostgreSQL knows neither U+0000 nor a lone surrogate, and an event that
 * cannot be written would stop the change it tells of. What cannot be stored becomes U+FFFD before it is hashed.
 */
export function storable<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '\uFFFD') as T;
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Date) return value.toISOString() as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [storable(name), storable(member)])) as T;
}
