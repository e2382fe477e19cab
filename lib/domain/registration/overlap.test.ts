import { describe, expect, it } from 'vitest';
import { endOfDay, type Overlap, overlapEnd } from './overlap';

const NOW = new Date('2026-11-22T10:00:00.000Z');

describe('overlapEnd', () => {
  it.each<[Overlap, string, string | null]>([
    ['now', '', null],
    ['day', '', '2026-11-23T10:00:00.000Z'],
    ['week', '', '2026-11-29T10:00:00.000Z'],
    ['until', '2026-12-31', '2026-12-31T23:59:59.999Z'],
  ])('%s %s', (choice, until, expected) => {
    expect(overlapEnd(choice, until, NOW)?.toISOString() ?? null).toBe(expected);
  });
});

describe('endOfDay', () => {
  it.each(['', '31.12.2026', '2026-02-31', '2026-13-01', '2026-12-31T00:00'])('%j is no date', (date) => {
    expect(endOfDay(date).getTime()).toBeNaN();
  });
});
