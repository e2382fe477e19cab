import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationParts } from './duration';

const UNITS = { days: 86_400, hours: 3_600, minutes: 60, seconds: 1 };

test.each([
  [0, [{ unit: 'seconds', count: 0 }]],
  [300, [{ unit: 'minutes', count: 5 }]],
  [2_592_000, [{ unit: 'days', count: 30 }]],
  [
    30_800,
    [
      { unit: 'hours', count: 8 },
      { unit: 'minutes', count: 33 },
      { unit: 'seconds', count: 20 },
    ],
  ],
])('%i seconds', (seconds, parts) => expect(durationParts(seconds)).toEqual(parts));

test('no second is lost, and no unit overflows into the next', () => {
  fc.assert(
    fc.property(fc.nat(2_147_483_647), (seconds) => {
      const parts = durationParts(seconds);
      expect(parts.reduce((sum, { unit, count }) => sum + count * UNITS[unit], 0)).toBe(seconds);
      for (const { unit, count } of parts) if (unit !== 'days') expect(count).toBeLessThan(unit === 'hours' ? 24 : 60);
    }),
  );
});
