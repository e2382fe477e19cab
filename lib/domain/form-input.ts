import { z } from 'zod';

/** A text control of a form, where it may be missing: then it is empty. */
export const formText = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .nullish()
    .transform((value) => value ?? '');
