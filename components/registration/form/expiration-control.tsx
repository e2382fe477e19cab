'use client';

import { useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import { Radio } from '@/components/ui/choice';
import { useDuration } from '@/components/ui/duration';
import { Fieldset } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { EXPIRATION_CHOICES } from '@/lib/domain/registration/form-values-tokens';
import { useFormState, useFormValues } from './form-context';
import { Equals } from './lifetime-control';
import { useFieldWords } from './sentences';
import { useControl } from './use-control';

/** Seed I's Expiration interval: the global setting with its present value, never, or a number of seconds. */
export function ExpirationControl() {
  const t = useTranslations('form.tokens');
  const words = useFieldWords();
  const duration = useDuration();
  const { register, setValue } = useFormContext<RegistrationFormValues>();
  const { start, facts } = useFormState();
  const chosen = useFormValues().accessTokenLifetime;
  const choice = useControl('accessTokenLifetime', chosen === 'global' ? null : t('global'));
  const { error, advice } = useControl('accessTokenSeconds');
  const seconds = facts.globalAccessTokenLifetime;
  const hints = {
    global: t('globalAtPresent', { duration: duration(seconds), seconds }),
    never: t('neverHint'),
    seconds: null,
  };
  return (
    <Fieldset {...choice} id="accessTokenLifetime" error={error} advice={advice}>
      {EXPIRATION_CHOICES.map((value) => (
        <div key={value} className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Radio
            {...register('accessTokenLifetime')}
            id={`accessTokenLifetime-${value}`}
            value={value}
            label={words.value('accessTokenLifetime', value)}
            hint={hints[value]}
            defaultChecked={start.accessTokenLifetime === value}
          />
          {value === 'seconds' && (
            <>
              <Input
                {...register('accessTokenSeconds', {
                  // Who types a number means it.
                  onChange: ({ target }) =>
                    target.value !== '' && setValue('accessTokenLifetime', 'seconds', { shouldDirty: true }),
                })}
                id="accessTokenSeconds"
                aria-label={words.label('accessTokenSeconds')}
                aria-invalid={error.length > 0 || undefined}
                aria-describedby={error.length > 0 ? 'accessTokenLifetime-error' : undefined}
                inputMode="numeric"
                autoComplete="off"
                placeholder={String(seconds)}
                className="max-w-36 tabular-nums"
                defaultValue={start.accessTokenSeconds}
              />
              <span className="text-sm">{t('secondsUnit')}</span>
              <Equals name="accessTokenSeconds" />
            </>
          )}
        </div>
      ))}
    </Fieldset>
  );
}
