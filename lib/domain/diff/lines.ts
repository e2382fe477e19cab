/** One line of a list or text, and which side has it. */
export type Line = { text: string; side: 'both' | 'before' | 'after' };

/**
 * Two lists as sets of lines: redirect URIs, scopes and grants have no order that means anything. Kept and removed lines
 * stand in their old order, added ones follow.
 */
export function diffLineSets(before: readonly string[], after: readonly string[]): Line[] {
  const old = new Set(before);
  const kept = new Set(after);
  return [
    ...[...old].map((text): Line => ({ text, side: kept.has(text) ? 'both' : 'before' })),
    ...[...kept].filter((text) => !old.has(text)).map((text): Line => ({ text, side: 'after' })),
  ];
}
