import { type AddressParameters, singleParameters } from '../address';

/**
 * What the audit page, its export and the history ask for. Every member is a text that must match, or null: a value that
 * names nothing finds nothing, it does not fall away.
 */
export type AuditFilters = {
  /** Part of a name, a reason, a request id or a changed value; case is ignored. */
  text: string | null;
  actor: string | null;
  action: string | null;
  targetType: string | null;
  /** A registration ID. */
  registration: string | null;
  origin: string | null;
  /** Days in UTC, `YYYY-MM-DD`, both included. */
  from: string | null;
  to: string | null;
};

export const FILTER_NAMES = [
  'text',
  'actor',
  'action',
  'targetType',
  'registration',
  'origin',
  'from',
  'to',
] as const satisfies readonly (keyof AuditFilters)[];

export const NO_FILTERS: AuditFilters = {
  text: null,
  actor: null,
  action: null,
  targetType: null,
  registration: null,
  origin: null,
  from: null,
  to: null,
};

/** Where a page begins: events before (older than) or after (newer than) a sequence number; null for the newest. */
export type AuditCursor = { direction: 'before' | 'after'; sequence: string } | null;

/** Reads the filters from an address or a form. Of a repeated parameter the first counts. */
export function readAuditFilters(parameters: AddressParameters): AuditFilters {
  const single = singleParameters(parameters);
  return Object.fromEntries(FILTER_NAMES.map((name) => [name, said(single[name])])) as AuditFilters;
}

/** Reads the cursor; one that is not a number begins at the newest. */
export function readAuditCursor(parameters: AddressParameters): AuditCursor {
  const single = singleParameters(parameters);
  for (const direction of ['before', 'after'] as const) {
    const sequence = said(single[direction]);
    if (sequence !== null && /^\d{1,18}$/.test(sequence)) return { direction, sequence };
  }
  return null;
}

/** The filters that are set, as parameters of an address or for the record of an export. */
export function activeFilters(filters: AuditFilters): Record<string, string> {
  return Object.fromEntries(FILTER_NAMES.flatMap((name) => (filters[name] === null ? [] : [[name, filters[name]]])));
}

/** The names of the dates that are none: `2026-02-30` and `yesterday` find nothing, and the page says why. */
export function invalidDates(filters: AuditFilters): ('from' | 'to')[] {
  return (['from', 'to'] as const).filter((name) => filters[name] !== null && !isDay(filters[name]));
}

/** Whether it is a day of the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function said(value = ''): string | null {
  return value.trim().slice(0, 200) || null;
}
