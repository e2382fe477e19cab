/**
 * Two people edit one thing: what each field of the conflict says, and what a form becomes in which somebody has chosen. The fields of a
 * form are what a browser sends: by name, texts.
 */

/** The fields of a form as they are sent. */
export type FormFields = Readonly<Record<string, readonly string[]>>;

/** One field that somebody else changed: mine and theirs, and whether both of us did. */
export type ConflictField<F extends string, V> = {
  field: F;
  mine: V;
  theirs: V;
  /** Otherwise only they did, and theirs is taken unless I say otherwise. */
  contested: boolean;
};

/**
 * The fields to choose in when somebody else saved first. What only I changed is no choice: it stays mine.
 *
 * @param base what both began with
 * @param differing the fields in which two say something else
 */
export function conflictFields<Values extends object, F extends keyof Values & string>(
  { base, mine, theirs }: { base: Values; mine: Values; theirs: Values },
  differing: (a: Values, b: Values) => readonly F[],
): ConflictField<F, Values[F]>[] {
  const byThem = differing(base, theirs);
  const byMe = differing(base, mine);
  return differing(mine, theirs)
    .filter((field) => byThem.includes(field))
    .map((field) => ({ field, mine: mine[field], theirs: theirs[field], contested: byMe.includes(field) }));
}

/** The fields of two forms that differ. Lists are sets: the order of scopes and of ticked boxes says nothing. */
export function differingFormFields(a: FormFields, b: FormFields): string[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names.filter((name) => !sameTexts(a[name] ?? [], b[name] ?? []));
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [new Set(a), new Set(b)];
  return one.size === other.size && a.every((value) => other.has(value));
}

/** What a form was opened with, for a page without a script, which forgets it. */
export const OPENED_FIELD = 'opened';
/** What stands now, of which the choices may take. */
export const THEIRS_FIELD = 'theirs';
/** The choice in one field: `mine` or `theirs`. */
export const conflictField = (field: string): string => `conflict-${field}`;

/** The form with their value in each field in which it was chosen, as if it had been typed. */
export function settledForm(form: FormData): FormData {
  const theirs = readFormFields(form.get(THEIRS_FIELD));
  if (theirs === null) return form;
  const settled = new FormData();
  const taken = Object.keys(theirs).filter((field) => form.get(conflictField(field)) === 'theirs');
  for (const [name, value] of form.entries()) if (!taken.includes(name)) settled.append(name, value);
  for (const field of taken) for (const value of theirs[field] ?? []) settled.append(field, value);
  return settled;
}

/** Fields that were kept in a form as JSON; null where there are none. */
export function readFormFields(text: unknown): FormFields | null {
  if (typeof text !== 'string') return null;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null) return null;
    const isTexts = (value: unknown) => Array.isArray(value) && value.every((item) => typeof item === 'string');
    return Object.values(kept).every(isTexts) ? (kept as FormFields) : null;
  } catch {
    return null;
  }
}
