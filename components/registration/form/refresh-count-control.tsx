'use client';

import { useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import { Radio } from '@/components/ui/choice';
import { Fieldset } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { REFRESH_CHOICES } from '@/lib/domain/registration/form-values-tokens';
import { REFRESH_TOKEN } from '@/lib/domain/registration/refresh';
import { useFormState, useFormValues } from './form-context';
import { useFieldWords } from './sentences';
import { useControl } from './use-control';
import { useRefreshGrant } from './use-refresh-grant';

/** Seed I's Refresh count: unlimited, or a limit; none where it is 0. */
export function RefreshCountControl() {
  const t = useTranslations('form.tokens');
  const words = useFieldWords();
  const { register, setValue } = useFormContext<RegistrationFormValues>();
  const { start } = useFormState();
  const { refreshTokenLimit, refreshTokenCount, grantTypes } = useFormValues();
  const { followCount } = useRefreshGrant();
  const departs = refreshTokenLimit === 'unlimited' || Number(refreshTokenCount) !== 0;
  const choice = useControl('refreshTokenLimit', departs ? '0' : null);
  const { error, advice } = useControl('refreshTokenCount');
  return (
    <Fieldset {...choice} id="refreshTokenLimit" error={error} advice={advice}>
      {REFRESH_CHOICES.map((value) => (
        <div key={value} className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Radio
            {...register('refreshTokenLimit', { onChange: followCount })}
            id={`refreshTokenLimit-${value}`}
            value={value}
            label={words.value('refreshTokenLimit', value)}
            defaultChecked={start.refreshTokenLimit === value}
          />
          {value === 'limit' && (
            <>
              <Input
                {...register('refreshTokenCount', {
                  onChange: ({ target }) => {
                    if (target.value !== '') setValue('refreshTokenLimit', 'limit', { shouldDirty: true });
                    followCount();
                  },
                })}
                id="refreshTokenCount"
                aria-label={words.label('refreshTokenCount')}
                aria-invalid={error.length > 0 || undefined}
                aria-describedby={error.length > 0 ? 'refreshTokenLimit-error' : undefined}
                inputMode="numeric"
                autoComplete="off"
                // What an empty limit means.
                placeholder={grantTypes.includes(REFRESH_TOKEN) ? t('unlimited') : '0'}
                className="max-w-36 tabular-nums"
                defaultValue={start.refreshTokenCount}
              />
              <span className="text-sm">{t('timesUnit')}</span>
            </>
          )}
        </div>
      ))}
    </Fieldset>
  );
}
