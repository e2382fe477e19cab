/**
 * Characters that a person cannot see and that change what the others say: controls, bidirectional marks and other format
 * characters, separators, and halves of surrogate pairs (which no database stores). The two joiners are spelling in Persian, Hindi
 * and emoji, so they stay.
 */
const HIDDEN = /(?!\u200C|\u200D)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const HIDDEN_EXCEPT_LINES = /(?!\u200C|\u200D|[\n\r\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** Names a character the way Unicode does (`U+202E`), because printing it would play its trick on the reader. */
function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The first hidden character of a one-line text (or of one with line ends and tabs), named; null when there is none. */
export function hiddenCharacter(text: string, { multiline = false } = {}): string | null {
  const found = (multiline ? HIDDEN_EXCEPT_LINES : HIDDEN).exec(text);
  return found === null ? null : codePoint(found[0]);
}

/** Seed I: what a name or a version must not contain. */
const FORBIDDEN_IN_NAMES = /[&()\\;,/":'<>]/;

/** The first character that seed I forbids in names, or null. Also the finding `name-characters`. */
export function forbiddenNameCharacter(name: string): string | null {
  return FORBIDDEN_IN_NAMES.exec(name)?.[0] ?? null;
}
