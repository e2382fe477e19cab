import { describe, expect, it } from 'vitest';
import { absoluteTime, relativeTime } from './time';

const NOW = '2026-11-22T12:00:00.000Z';

describe('relativeTime', () => {
  it.each([
    ['2026-11-22T12:00:00.000Z', 'now'],
    ['2026-11-22T11:59:30.000Z', 'now'],
    ['2026-11-22T11:58:00.000Z', '2 minutes ago'],
    ['2026-11-22T10:59:59.000Z', '1 hour ago'],
    ['2026-11-21T11:00:00.000Z', 'yesterday'],
    ['2026-11-25T12:00:00.000Z', 'in 3 days'],
    ['2025-10-22T12:00:00.000Z', 'last year'],
    ['2027-02-20T11:59:00.000Z', 'in 3 months'],
    ['2026-11-22T12:00:59.000Z', 'now'],
  ])('%s is %s', (at, said) => {
    expect(relativeTime(at, NOW)).toBe(said);
  });
});

it('says an absolute time in UTC, whatever the offset it came with', () => {
  expect(absoluteTime('2026-11-22T01:30:00+02:00')).toBe('2026-11-21 23:30 UTC');
});
