'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Fieldset } from '@/components/ui/field';
import { type FormRow, isFilledRow } from '@/lib/domain/registration/form-rows';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { useControlState, useFormValues } from './form-context';
import { useControl } from './use-control';

type Cell<Row> = {
  /** Changes one member of the row. */
  set: (change: Partial<Row>) => void;
  row: Row;
  /** “Client claims, row 2” */
  rowName: string;
  invalid: true | undefined;
  id: string;
};

/** Empty rows of a page without a script; with one, there is always one more than is filled in. */
const SPARE_ROWS = 3;

/**
 * A table that one types into. There is always an empty row at its end, so that adding one is typing; rows that are emptied are
 * not saved. Controlled inputs: the values are react-hook-form's, the rows are native controls that a browser sends as they are.
 */
export function RowsControl<Name extends 'claims' | 'properties'>({
  name,
  empty,
  columns,
  children,
}: {
  name: Name;
  empty: RegistrationFormValues[Name][number];
  columns: string;
  children: (cell: Cell<RegistrationFormValues[Name][number]>) => ReactNode;
}) {
  type Row = RegistrationFormValues[Name][number];
  const t = useTranslations('form.rows');
  const { setValue } = useFormContext<RegistrationFormValues>();
  const rows = useFormValues()[name] as Row[];
  const frame = useControl(name);
  const { errors } = useControlState(name);
  const wrong = new Set(errors.map(({ place }) => place?.line));
  const shown = [...rows, ...Array.from({ length: SPARE_ROWS }, () => empty)];

  const put = (next: Row[]) => setValue(name, next as never, { shouldDirty: true, shouldTouch: true });
  const change = (index: number, part: Partial<Row>) => {
    const base = index < rows.length ? rows : [...rows, empty];
    put(base.map((row, at) => (at === index ? { ...row, ...part } : row)) as Row[]);
  };
  return (
    <Fieldset {...frame} id={name} optional>
      <ol className="mt-0.5 flex flex-col gap-2">
        {shown.map((row, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            key={index}
            className={`grid items-center gap-x-2 gap-y-1 ${columns} ${index > rows.length ? 'scripted:hidden' : ''}`}
          >
            {children({
              row,
              set: (part) => change(index, part),
              rowName: t('row', { table: frame.label, row: index + 1 }),
              invalid: wrong.has(index + 1) || undefined,
              id: `${name}-${index + 1}`,
            })}
            <span className="unscripted:hidden">
              {isFilledRow(row as FormRow) && (
                <Button
                  variant="ghost"
                  size="icon"
                  aria-label={t('remove', { table: frame.label, row: index + 1 })}
                  onClick={() => {
                    put(rows.filter((_, at) => at !== index));
                    document.getElementById(`${name}-${Math.max(index, 1)}`)?.focus();
                  }}
                >
                  <Trash2 aria-hidden className="size-4" />
                </Button>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Fieldset>
  );
}
