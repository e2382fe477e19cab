/**
 * The whole number that a text field holds. What is no such number comes back as it was typed, so that the rules can refuse it by
 * its name; blanks around it are a slip of the clipboard.
 */
export function readWholeNumber(text: string): number | string {
  const digits = text.trim();
  return /^\d{1,15}$/.test(digits) ? Number(digits) : text;
}

/** Whether a value that came from anywhere is a whole number from 1 to `maximum`: a count, or a length of time. */
export function isWholeNumber(value: unknown, maximum: number): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= maximum;
}
