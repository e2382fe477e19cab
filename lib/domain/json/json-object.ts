/** Whether `value` is what JSON calls an object: no array, and not null, which JavaScript counts among them. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
