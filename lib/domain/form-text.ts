/** Chips are sent one by one, or without a script as one text with blanks or commas between. */
export function chipTexts(sent: readonly unknown[]): string[] {
  return sent.flatMap((text) => String(text).split(/[\s,]+/)).filter((one) => one !== '');
}
