import { useEffect, useRef, useState } from 'react';
import { EMPTY_FORM_VALUES, type RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { differingFields, FORM_FIELDS } from '@/lib/domain/registration/form-values-merge';

/** Long enough not to write on every keystroke. */
const PAUSE_MS = 400;

/**
 * Keeps what is typed in this tab's session storage, so that a crash, a sign-in page or a slip of the hand loses nothing. The
 * values have no member for a secret, so none gets there. The draft goes when the form is saved or its changes are given up.
 */
export function useDraft(key: string, values: RegistrationFormValues, baseline: RegistrationFormValues) {
  const [found, setFound] = useState<RegistrationFormValues | null>(null);
  const name = `registration-draft:${key}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the form opens
  useEffect(() => {
    const draft = readDraft(name);
    if (draft !== null && differingFields(draft, values).length > 0) setFound(draft);
  }, []);

  const text = JSON.stringify(values);
  const unchanged = differingFields(baseline, values).length === 0;
  const writing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (unchanged) return;
    writing.current = setTimeout(() => sessionStorage.setItem(name, text), PAUSE_MS);
    return () => clearTimeout(writing.current);
  }, [name, text, unchanged]);

  const forget = () => {
    // What was about to be written would be a draft of what has just been saved or given up.
    clearTimeout(writing.current);
    sessionStorage.removeItem(name);
    setFound(null);
  };
  return { found, dismiss: () => setFound(null), forget };
}

/** A draft of an older version of the form may lack members or have foreign ones: only known ones of the right type count. */
function readDraft(name: string): RegistrationFormValues | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(name) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return null;
    const entries = FORM_FIELDS.map((field) => {
      const value = (stored as Record<string, unknown>)[field];
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
