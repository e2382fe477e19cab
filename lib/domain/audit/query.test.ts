import { expect, it } from 'vitest';
import { activeFilters, invalidDates, NO_FILTERS, readAuditCursor, readAuditFilters } from './query';

it('reads what is set, and round-trips it', () => {
  const filters = readAuditFilters({ text: ' ada ', action: ['x', 'y'], from: '', unknown: '1' });
  expect(filters).toEqual({ ...NO_FILTERS, text: 'ada', action: 'x' });
  expect(readAuditFilters(activeFilters(filters))).toEqual(filters);
});

it.each([
  [{ before: '12' }, { direction: 'before', sequence: '12' }],
  [{ after: '0' }, { direction: 'after', sequence: '0' }],
  [{ before: '-1' }, null],
  [{ before: '1 OR 1=1' }, null],
  [{}, null],
])('reads the cursor of %j', (parameters, cursor) => {
  expect(readAuditCursor(parameters)).toEqual(cursor);
});

it.each([
  ['2026-02-28', []],
  ['2026-02-30', ['from']],
  ['yesterday', ['from']],
])('judges the date %s', (from, invalid) => {
  expect(invalidDates({ ...NO_FILTERS, from })).toEqual(invalid);
});
