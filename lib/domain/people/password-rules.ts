/** security.md §4: at least 15 characters, no composition rules. The upper bound keeps a hash from being used as a hammer. */
export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 256;

/** A piece of context shorter than this would refuse half the language. */
const CONTEXT_MIN = 4;

/**
 * The first context word (the person's e-mail address, their name, the product's name) that `password` contains, ignoring
 * case, or null. OWASP ASVS 5.0 §6.2.11: words of the context are no part of a password.
 */
export function containedContextWord(password: string, context: readonly string[]): string | null {
  const haystack = password.toLowerCase();
  const words = context.flatMap((entry) => [entry, ...entry.split(/[\s@]+/)]).map((word) => word.toLowerCase());
  return words.find((word) => word.length >= CONTEXT_MIN && haystack.includes(word)) ?? null;
}
