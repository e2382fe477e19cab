import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** The palette must be readable in both schemes: WCAG 2.2 AA, 1.4.3 (text 4.5:1) and 1.4.11 (controls 3:1). */

type Scheme = 'light' | 'dark';

const css = readFileSync(fileURLToPath(new URL('./palette.css', import.meta.url)), 'utf8');

/** Relative luminance of an OKLCH colour (CSS Color 4 §9, WCAG 2.2 “relative luminance”); out-of-gamut channels are clipped. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (channel: number) => Math.min(1, Math.max(0, channel));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function colourOf(token: string, scheme: Scheme): number {
  const value = new RegExp(`--${token}: (.+);`).exec(css)?.[1] ?? '';
  const colours = [...value.matchAll(/oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)/g)];
  const [, lightness, chroma, hue] = (scheme === 'dark' ? colours.at(-1) : colours[0]) ?? [];
  if (hue === undefined) throw new Error(`--${token} is no colour of the palette`);
  return luminance(Number(lightness) / 100, Number(chroma), Number(hue));
}

function contrast(one: string, other: string, scheme: Scheme): number {
  const [darker = 0, lighter = 0] = [colourOf(one, scheme), colourOf(other, scheme)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

const SURFACES = ['background', 'surface', 'raised', 'sunken', 'hover'];
const TONES = ['accent', 'danger', 'warning', 'success', 'info'];

const TEXT = [
  ...SURFACES.flatMap((surface) => [...['text', 'muted'], ...TONES].map((ink) => [ink, surface] as const)),
  ...TONES.flatMap((tone) => [[tone, `${tone}-wash`] as const, ['text', `${tone}-wash`] as const]),
  ['muted', 'accent-wash'],
  ['on-accent', 'accent-solid'],
  ['on-accent', 'accent-solid-hover'],
  ['on-accent', 'danger-solid'],
  ['on-accent', 'danger-solid-hover'],
  ['background', 'text'],
] as const;

const CONTROLS = [
  ...['background', 'surface', 'raised', 'sunken'].flatMap((surface) => [
    ['border-strong', surface] as const,
    ['accent', surface] as const,
  ]),
  ['accent-solid', 'background'],
  ['accent-solid', 'surface'],
] as const;

describe.each(['background', 'surface', 'raised'])('a button on %s', (surface) => {
  it('has an edge: in the dark no shadow tells it from text', () => {
    expect(contrast('border-control', surface, 'dark')).toBeGreaterThanOrEqual(3);
    expect(contrast('border-control', surface, 'light')).toBeGreaterThanOrEqual(1.4);
  });
});

describe.each<Scheme>(['light', 'dark'])('palette, %s', (scheme) => {
  it.each(TEXT)('%s is readable on %s', (ink, surface) => {
    expect(contrast(ink, surface, scheme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(CONTROLS)('%s stands out from %s', (line, surface) => {
    expect(contrast(line, surface, scheme)).toBeGreaterThanOrEqual(3);
  });
});
