import { EMPTY_FORM_VALUES, type RegistrationFormValues } from './form-values';
import { FORM_FIELDS } from './form-values-merge';

/**
 * The values of a form as they were kept somewhere as JSON; null where there are none. An older version of the form may lack
 * members or have foreign ones: only known ones of the right type count.
 */
export function readKeptValues(text: string | null): RegistrationFormValues | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const entries = FORM_FIELDS.map((field) => {
      const value = (kept as Record<string, unknown>)[field];
      const sound = isTable(field) ? isRows(value, field) : sameType(value, EMPTY_FORM_VALUES[field]);
      return [field, sound ? value : EMPTY_FORM_VALUES[field]];
    });
    return Object.fromEntries(entries) as RegistrationFormValues;
  } catch {
    return null;
  }
}

function sameType(value: unknown, example: unknown): boolean {
  if (Array.isArray(example)) return Array.isArray(value) && value.every(isText);
  return typeof value === typeof example;
}

const isText = (value: unknown) => typeof value === 'string';

const ROW_MEMBERS = { claims: ['type', 'value', 'valueType'], properties: ['key', 'value'] } as const;
type Table = keyof typeof ROW_MEMBERS;

function isTable(field: string): field is Table {
  return Object.hasOwn(ROW_MEMBERS, field);
}

function isRows(value: unknown, field: Table): boolean {
  const isRow = (row: unknown) =>
    typeof row === 'object' &&
    row !== null &&
    ROW_MEMBERS[field].every((name) => isText((row as Record<string, unknown>)[name]));
  return Array.isArray(value) && value.every(isRow);
}
