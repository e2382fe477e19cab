import { z } from 'zod';
import { fieldError } from '../../field-errors';
import { isJsonObject } from '../../json/json-object';
import type { FieldError } from '../../problem';
import type { SecretInput } from '../../registration/secret-input';

/** A secret that was sent with a value, and its place in the list. */
export type SentSecret = { secret: SecretInput; index: number };

/**
 * `clientSecrets`, or `apiSecrets`. Entries without a value are dropped (fields.md §2): answers never hold one, so an entry that
 * comes back without changes nothing.
 */
export function readSecrets(value: unknown, member: string): { sent: SentSecret[]; fieldErrors: FieldError[] } {
  if (value === undefined || value === null || value === '') return { sent: [], fieldErrors: [] };
  if (!Array.isArray(value)) return { sent: [], fieldErrors: [fieldError(member, 'wrong_type', { expected: 'list' })] };
  const read = value.map((entry: unknown, index) => readSecret(entry, `${member}.${index}`));
  return {
    sent: read.flatMap(({ secret }, index) => (secret === null ? [] : [{ secret, index }])),
    fieldErrors: read.flatMap((one) => one.fieldErrors),
  };
}

const isText = (value: unknown) => value === undefined || value === null || typeof value === 'string';

const MOMENT = z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })]);

/** ISO 8601, a date alone too; without an offset it is UTC, wherever this server stands. What is no such moment is an invalid date. */
function readMoment(text: string): Date {
  if (!MOMENT.safeParse(text).success) return new Date(Number.NaN);
  return new Date(/T.*(Z|[+-]\d\d:\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);
}

/** One entry; null where it has no value. The answer never repeats a character of it. */
function readSecret(entry: unknown, path: string): { secret: SecretInput | null; fieldErrors: FieldError[] } {
  if (!isJsonObject(entry)) {
    return { secret: null, fieldErrors: [fieldError(path, 'wrong_type', { expected: 'object' })] };
  }
  const { value, description, expiration } = entry;
  const fieldErrors = Object.entries({ value, description, expiration })
    .filter(([, member]) => !isText(member))
    .map(([name]) => fieldError(`${path}.${name}`, 'wrong_type', { expected: 'text' }));
  if (fieldErrors.length > 0 || !value) return { secret: null, fieldErrors };
  const moment = expiration ? readMoment(expiration as string) : null;
  if (Number.isNaN(moment?.getTime())) {
    return { secret: null, fieldErrors: [fieldError(`${path}.expiration`, 'date', {})] };
  }
  const text = typeof description === 'string' ? description : '';
  return {
    secret: {
      value: value as string,
      type: 'shared_secret',
      description: text,
      expiresAt: moment,
      mayHaveExpired: true,
    },
    fieldErrors: [],
  };
}
