import { z } from 'zod';

/** A row's place in an order: the value it is sorted by, and its id where that value repeats. */
export type Place = { key: string; id: string };

/** As `toISOString` writes it; PostgreSQL has no year 0. */
const TIME = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const PLACE = z.tuple([z.string().max(1_000), z.uuid()]);

/** A place as an opaque word for the address line. */
export function encodeCursor({ key, id }: Place): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

/** The place a cursor names; null for anything that is not a cursor, which then means the first page. */
export function decodeCursor(cursor: string | null, order: 'text' | 'time'): Place | null {
  if (cursor === null) return null;
  try {
    const [key, id] = PLACE.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    // A cursor of another order, or with what PostgreSQL cannot keep, names no place in this one.
    const fits =
      order === 'time'
        ? TIME.test(key) && !Number.isNaN(Date.parse(key))
        : key.isWellFormed() && !key.includes('\u0000');
    return fits ? { key, id } : null;
  } catch {
    return null;
  }
}
