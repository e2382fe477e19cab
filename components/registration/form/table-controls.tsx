'use client';

import { useTranslations } from 'next-intl';
import { Input, Select } from '@/components/ui/input';
import { CLAIM_VALUE_TYPES } from '@/lib/domain/registration/client-claims';
import { ROW_FIELDS } from '@/lib/domain/registration/form-values-submitted';
import { STRING_CLAIM } from '@/lib/domain/registration/model';
import { RowsControl } from './rows-control';
import { useFieldWords } from './sentences';

const [CLAIM_TYPE, CLAIM_VALUE, CLAIM_VALUE_TYPE] = ROW_FIELDS.claims;
const [PROPERTY_KEY, PROPERTY_VALUE] = ROW_FIELDS.properties;

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
          <Input
            id={id}
            name={CLAIM_TYPE}
            aria-label={t('cell', { row: rowName, column: t('claimName') })}
            aria-invalid={invalid}
            placeholder={t('claimName')}
            mono
            autoComplete="off"
            value={row.type}
            onChange={({ target }) => set({ type: target.value })}
          />
          <Input
            name={CLAIM_VALUE}
            aria-label={t('cell', { row: rowName, column: t('value') })}
            aria-invalid={invalid}
            placeholder={t('value')}
            mono
            autoComplete="off"
            className="col-start-1 sm:col-start-auto"
            value={row.value}
            onChange={({ target }) => set({ value: target.value })}
          />
          <Select
            name={CLAIM_VALUE_TYPE}
            aria-label={t('cell', { row: rowName, column: t('valueType') })}
            className="col-start-1 sm:col-start-auto"
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

/** Free keys and values. */
export function PropertiesControl() {
  const t = useTranslations('form.rows');
  return (
    <RowsControl
      name="properties"
      empty={{ key: '', value: '' }}
      columns="grid-cols-[minmax(0,1fr)_2rem] sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_2rem]"
    >
      {({ row, set, rowName, invalid, id }) => (
        <>
          <Input
            id={id}
            name={PROPERTY_KEY}
            aria-label={t('cell', { row: rowName, column: t('key') })}
            aria-invalid={invalid}
            placeholder={t('key')}
            mono
            autoComplete="off"
            value={row.key}
            onChange={({ target }) => set({ key: target.value })}
          />
          <Input
            name={PROPERTY_VALUE}
            aria-label={t('cell', { row: rowName, column: t('value') })}
            aria-invalid={invalid}
            placeholder={t('value')}
            mono
            autoComplete="off"
            className="col-start-1 sm:col-start-auto"
            value={row.value}
            onChange={({ target }) => set({ value: target.value })}
          />
        </>
      )}
    </RowsControl>
  );
}
