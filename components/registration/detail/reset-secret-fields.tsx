'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Radio } from '@/components/ui/choice';
import { DateInput } from '@/components/ui/date-input';
import { Field, Fieldset } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import type { FieldError } from '@/lib/domain/problem';
import { OVERLAPS, type Overlap } from '@/lib/domain/registration/overlap';
import type { SecretType } from '@/lib/domain/registration/secret-input';

/** What a reset asks: the value where the provider issued one, what it is called, when it expires, what becomes of the old one. */
export function ResetSecretFields({
  type,
  mode,
  replaces,
  fieldErrors,
}: {
  type: SecretType;
  mode: 'generate' | 'enter';
  replaces: boolean;
  fieldErrors: readonly FieldError[];
}) {
  const t = useTranslations('secrets.reset');
  const sentences = useTranslations('fieldErrors');
  const [overlap, setOverlap] = useState<Overlap>('now');
  const errorOf = (path: string) =>
    fieldErrors
      .filter((error) => error.path === path)
      .map((error) => sentences(error.code as 'required', error.params as never));
  return (
    <>
      {mode === 'enter' && (
        <Field
          id="reset-value"
          name="value"
          label={t(`value.${type}`)}
          hint={t(`valueHint.${type}`)}
          error={errorOf('secret.value')}
        >
          {(control) =>
            type === 'private_key' ? (
              <Textarea {...control} mono rows={6} autoComplete="off" spellCheck={false} />
            ) : (
              <Input {...control} mono type="password" autoComplete="off" spellCheck={false} />
            )
          }
        </Field>
      )}
      <Field
        id="reset-description"
        name="description"
        label={t('description')}
        hint={t('descriptionHint')}
        error={errorOf('secret.description')}
        optional
      >
        {(control) => <Input {...control} autoComplete="off" />}
      </Field>
      <Field
        id="reset-expires"
        name="expiresAt"
        label={t('expiresAt')}
        hint={t('expiresAtHint')}
        error={errorOf('secret.expiresAt')}
        optional
      >
        {(control) => <DateInput {...control} className="max-w-48" />}
      </Field>
      {replaces && (
        <Fieldset id="reset-overlap" label={t('overlap')} error={errorOf('secret.overlapUntil')}>
          {OVERLAPS.map((choice) => (
            <Radio
              key={choice}
              name="overlap"
              value={choice}
              checked={overlap === choice}
              onChange={() => setOverlap(choice)}
              label={t(`overlaps.${choice}`)}
            />
          ))}
          {overlap === 'until' && (
            <Field id="reset-overlap-until" name="overlapUntil" label={t('overlapUntil')} className="pl-6">
              {(control) => <DateInput {...control} className="max-w-48" />}
            </Field>
          )}
        </Fieldset>
      )}
    </>
  );
}
