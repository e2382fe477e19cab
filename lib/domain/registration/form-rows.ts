/**
 * Rows of a form's table: client claims, properties. In a form every cell is text, and a row without any is none, so that there
 * is always an empty one to type into, with and without JavaScript.
 */

export type ClaimRow = { type: string; value: string; valueType: string };
export type PropertyRow = { key: string; value: string };
export type FormRow = ClaimRow | PropertyRow;

/** Whether somebody typed into the row. A claim's value type is chosen, not typed. */
export function isFilledRow(row: FormRow): boolean {
  return ('type' in row ? row.type : row.key) !== '' || row.value !== '';
}

export function filledRows<Row extends FormRow>(rows: readonly Row[]): Row[] {
  return rows.filter(isFilledRow);
}

/** The number, from 1, of the row that is the `index`th filled one: what an error about it names. */
export function rowNumber(rows: readonly FormRow[], index: number): number | null {
  const numbers = rows.flatMap((row, position) => (isFilledRow(row) ? [position + 1] : []));
  return numbers[index] ?? null;
}

/** Whether two tables say the same: in the same order, empty rows aside. */
export function sameRows(a: readonly FormRow[], b: readonly FormRow[]): boolean {
  return JSON.stringify(filledRows(a)) === JSON.stringify(filledRows(b));
}

/** A row on one line: `role = editor`. */
export function rowText(row: FormRow): string {
  return `${'type' in row ? row.type : row.key} = ${row.value}`;
}
