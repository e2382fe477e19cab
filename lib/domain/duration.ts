/** A length of time in the units a person counts in; never both “90 minutes” and “1.5 hours”. */
export const DURATION_UNITS = ['days', 'hours', 'minutes', 'seconds'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];
export type DurationPart = { unit: DurationUnit; count: number };

const SECONDS: Record<DurationUnit, number> = { days: 86_400, hours: 3_600, minutes: 60, seconds: 1 };

/** `seconds` taken apart without a remainder, the empty parts left out: 2,592,000 is 30 days. Nothing is 0 seconds. */
export function durationParts(seconds: number): DurationPart[] {
  let rest = seconds;
  const parts = DURATION_UNITS.map((unit) => {
    const count = Math.floor(rest / SECONDS[unit]);
    rest -= count * SECONDS[unit];
    return { unit, count };
  }).filter(({ count }) => count > 0);
  return parts.length === 0 ? [{ unit: 'seconds', count: 0 }] : parts;
}
