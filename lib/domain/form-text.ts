import { z } from 'zod';

/** A text control of a form, where it may be missing: then it is empty. */
export const formText = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .nullish()
    .transform((value) => value ?? '');

/** Chips are sent one by one, or without a script as one text with blanks or commas between. */
export function chipTexts(sent: readonly unknown[]): string[] {
  return sent.flatMap((text) => String(text).split(/[\s,]+/)).filter((one) => one !== '');
}
