/**
 * The whole number that a text field holds. What is no such number comes back as it was typed, so that the rules can refuse it by
 * its name; blanks around it are a slip of the clipboard.
 */
export function readWholeNumber(text: string): number | string {
  const digits = text.trim();
  return /^\d{1,15}$/.test(digits) ? Number(digits) : text;
}
