/** Numbers that look random and are the same in every run: two seeds of a size hold the same registrations. */
export type Random = {
  /** 0 ≤ x < 1. */
  next(): number;
  /** 0 ≤ n < below. */
  integer(below: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<const T>(items: readonly T[]): T;
  /** Picks by weight. */
  weighted<const T extends { weight: number }>(items: readonly T[]): T;
  /** So many characters of this alphabet. */
  text(length: number, alphabet: string): string;
  /** A UUID with this time in front, as version 7 has it (RFC 9562 §5.7). */
  uuid(moment: Date): string;
};

const HEX = '0123456789abcdef';

/** mulberry32: 32 bits of state, good enough to look at. */
export function randomFrom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (below: number) => Math.floor(next() * below);
  const text = (length: number, alphabet: string) =>
    Array.from({ length }, () => alphabet.charAt(integer(alphabet.length))).join('');
  return {
    next,
    integer,
    text,
    chance: (probability) => next() < probability,
    pick: (items) => at(items, integer(items.length)),
    weighted(items) {
      let rest = next() * items.reduce((sum, { weight }) => sum + weight, 0);
      const chosen = items.findIndex(({ weight }) => {
        rest -= weight;
        return rest < 0;
      });
      return at(items, chosen === -1 ? 0 : chosen);
    },
    uuid(moment) {
      const time = moment.getTime().toString(16).padStart(12, '0');
      const [a, b, c] = [text(3, HEX), text(3, HEX), text(12, HEX)];
      return `${time.slice(0, 8)}-${time.slice(8)}-7${a}-8${b}-${c}`;
    },
  };
}

function at<T>(items: readonly T[], index: number): T {
  if (!(index in items)) throw new RangeError('nothing to pick from');
  return items[index] as T;
}
