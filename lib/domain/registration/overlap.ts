/** How long a secret goes on working beside the one that replaces it. */

export const OVERLAPS = ['now', 'day', 'week', 'until'] as const;
export type Overlap = (typeof OVERLAPS)[number];

const DAY = 86_400_000;

/**
 * The moment the old secret dies; null: at once. `until` is a date as a browser sends it (`2026-12-31`) and counts to the end of
 * that day, UTC.
 */
export function overlapEnd(choice: Overlap, until: string, now: Date): Date | null {
  switch (choice) {
    case 'now':
      return null;
    case 'day':
      return new Date(now.getTime() + DAY);
    case 'week':
      return new Date(now.getTime() + 7 * DAY);
    case 'until':
      return endOfDay(until);
  }
}

/**
 * The last millisecond, UTC, of a day as a browser's date field sends it. What is no date comes out as a Date that is none, and
 * the rules refuse it by its field (`checkMoment`).
 */
export function endOfDay(date: string): Date {
  const moment = new Date(`${date}T23:59:59.999Z`);
  // `2026-02-31` is a date to the parser, of March; a person who typed it meant something else.
  const isThatDay = !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === date;
  return isThatDay ? moment : new Date(Number.NaN);
}
