/** RFC 3492: the numbers of Punycode as IDNA uses it (§5), and its decoder (§6.2). */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;

/** RFC 3492 §6.1. */
function adapt(delta: number, points: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / points);
  let k = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) / 2) {
    rest = Math.floor(rest / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

/** a–z are 0–25, 0–9 are 26–35; anything else is NaN. */
function digitOf(character: string | undefined): number {
  const digit = Number.parseInt(character ?? '', BASE);
  return digit < 10 ? digit + 26 : digit - 10;
}

/** The text behind one label without its `xn--`; null when it is not Punycode. */
export function decodePunycode(label: string): string | null {
  const delimiter = label.lastIndexOf('-');
  const output = Array.from(label.slice(0, Math.max(delimiter, 0)), (character) => character.codePointAt(0) ?? 0);
  let [n, i, bias] = [INITIAL_N, 0, INITIAL_BIAS];
  for (let at = delimiter + 1; at < label.length; ) {
    const before = i;
    for (let [weight, k] = [1, BASE]; ; k += BASE) {
      const digit = digitOf(label[at++]);
      i += digit * weight;
      if (!Number.isSafeInteger(i)) return null;
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const points = output.length + 1;
    bias = adapt(i - before, points, before === 0);
    n += Math.floor(i / points);
    if (n > 0x10ffff) return null;
    i %= points;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}
