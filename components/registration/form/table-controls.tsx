'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Input, Select } from '@/components/ui/input';
import { CLAIM_VALUE_TYPES } from '@/lib/domain/registration/client-claims';
import { ROW_FIELDS } from '@/lib/domain/registration/form-values-submitted';
import { STRING_CLAIM } from '@/lib/domain/registration/model';
import { RowsControl } from './rows-control';
import { useFieldWords } from './sentences';

const [CLAIM_TYPE, CLAIM_VALUE, CLAIM_VALUE_TYPE] = ROW_FIELDS.claims;
const [PROPERTY_KEY, PROPERTY_VALUE] = ROW_FIELDS.properties;

const BELOW = 'col-start-1 sm:col-start-auto';

/** Client claims: name, value, and how the value stands in a token. */
export function ClaimsControl() {
  const t = useTranslations('form.rows');
  const words = useFieldWords();
  return (
    <RowsControl
      name="claims"
      empty={{ type: '', value: '', valueType: STRING_CLAIM }}
      columns="grid-cols-[minmax(0,1fr)_2rem] sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_9rem_2rem]"
    >
      {({ row, set, rowName, invalid, id }) => (
        <>
          <TextCell
            id={id}
            name={CLAIM_TYPE}
            column="claimName"
            rowName={rowName}
            aria-invalid={invalid}
            value={row.type}
            onValue={(type) => set({ type })}
          />
          <TextCell
            name={CLAIM_VALUE}
            column="value"
            rowName={rowName}
            aria-invalid={invalid}
            value={row.value}
            onValue={(value) => set({ value })}
          />
          <Select
            name={CLAIM_VALUE_TYPE}
            aria-label={t('cell', { row: rowName, column: t('valueType') })}
            className={BELOW}
            value={row.valueType}
            onChange={({ target }) => set({ valueType: target.value })}
          >
            {CLAIM_VALUE_TYPES.map(({ key, type }) => (
              <option key={type} value={type}>
                {words.value('claimValueType', key)}
              </option>
            ))}
            {!CLAIM_VALUE_TYPES.some(({ type }) => type === row.valueType) && (
              <option value={row.valueType}>{row.valueType}</option>
            )}
          </Select>
        </>
      )}
    </RowsControl>
  );
}

type TextCellProps = Omit<ComponentProps<typeof Input>, 'onChange'> & {
  column: 'claimName' | 'value' | 'key';
  rowName: string;
  onValue: (value: string) => void;
};

/** One text of a row; on a phone, all but the first stand below it. */
function TextCell({ column, rowName, onValue, ...input }: TextCellProps) {
  const t = useTranslations('form.rows');
  return (
    <Input
      {...input}
      aria-label={t('cell', { row: rowName, column: t(column) })}
      placeholder={t(column)}
      mono
      autoComplete="off"
      className={input.id === undefined ? BELOW : undefined}
      onChange={({ target }) => onValue(target.value)}
    />
  );
}

/** Free keys and values. */
export function PropertiesControl() {
  return (
    <RowsControl
      name="properties"
      empty={{ key: '', value: '' }}
      columns="grid-cols-[minmax(0,1fr)_2rem] sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_2rem]"
    >
      {({ row, set, rowName, invalid, id }) => (
        <>
          <TextCell
            id={id}
            name={PROPERTY_KEY}
            column="key"
            rowName={rowName}
            aria-invalid={invalid}
            value={row.key}
            onValue={(key) => set({ key })}
          />
          <TextCell
            name={PROPERTY_VALUE}
            column="value"
            rowName={rowName}
            aria-invalid={invalid}
            value={row.value}
            onValue={(value) => set({ value })}
          />
        </>
      )}
    </RowsControl>
  );
}
