import { type FormRow, sameRows } from './form-rows';
import { EMPTY_FORM_VALUES, type FormField, type RegistrationFormValues } from './form-values';

export const FORM_FIELDS = Object.keys(EMPTY_FORM_VALUES) as FormField[];

/** The fields in which two forms differ. Lists are sets: the order of scopes and grants says nothing (RFC 6749 §3.3). */
export function differingFields(a: RegistrationFormValues, b: RegistrationFormValues): FormField[] {
  return FORM_FIELDS.filter((field) => !sameValue(a[field], b[field]));
}

/** My form with their value in each of the named fields. */
export function takeTheirs(
  mine: RegistrationFormValues,
  theirs: RegistrationFormValues,
  fields: readonly FormField[],
): RegistrationFormValues {
  const taken = Object.fromEntries(fields.map((field) => [field, theirs[field]]));
  return { ...mine, ...taken };
}

export function sameValue(a: RegistrationFormValues[FormField], b: RegistrationFormValues[FormField]): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  if (isTable(a) || isTable(b)) return sameRows(a as FormRow[], b as FormRow[]);
  return a.length === b.length && a.every((value) => (b as unknown[]).includes(value));
}

function isTable(value: readonly unknown[]): boolean {
  return typeof value[0] === 'object';
}
