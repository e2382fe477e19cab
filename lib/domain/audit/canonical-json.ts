/**
 * One text for one JSON value, after RFC 8785: members sorted by UTF-16 code units, no blanks, numbers and strings as
 * ECMAScript prints them, a date as its text. Two values that JSON cannot tell apart give the same text, so a hash over it
 * survives any store that keeps JSON by meaning (`jsonb` reorders members) rather than by letter.
 *
 * Members that are `undefined` are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  // JSON.stringify writes members as they stand, and several times as fast.
  if (isInOrder(value)) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let members = '';
  for (const name of Object.keys(value as object).sort()) {
    const member = (value as Record<string, unknown>)[name];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

/** Whether every object in it is plain and has its members in their canonical order already. */
function isInOrder(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  if (value instanceof Date) return true; // its text, and no members
  let last = '';
  for (const name of Object.keys(value)) {
    if (name < last || !isInOrder((value as Record<string, unknown>)[name])) return false;
    last = name;
  }
  return true;
}

/**
 * The same value with every string made storable: PostgreSQL knows neither U+0000 nor a lone surrogate, and an event that
 * cannot be written would stop the change it tells of. What cannot be stored becomes U+FFFD before it is hashed.
 */
export function storable<T>(value: T): T {
  // Nearly everything is, and need not be copied.
  return isStorable(value) ? value : storableCopy(value);
}

/** Whether PostgreSQL can keep every text in it: `storable` changes nothing. */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000');
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isStorable);
  if (value instanceof Date) return false;
  return Object.keys(value).every((name) => isStorable(name) && isStorable((value as Record<string, unknown>)[name]));
}

function storableCopy<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '\uFFFD') as T;
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Date) return value.toISOString() as T;
  if (Array.isArray(value)) return value.map(storableCopy) as T;
  const members = Object.entries(value).map(([name, member]) => [storableCopy(name), storableCopy(member)]);
  return Object.fromEntries(members) as T;
}
