'use client';

import { useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import { useDuration } from '@/components/ui/duration';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { readWholeNumber } from '@/lib/domain/numbers';
import { EMPTY_FORM_VALUES, type RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { isLifetime } from '@/lib/domain/registration/token-settings';
import { useFormState, useFormValues } from './form-context';
import { useControl } from './use-control';

type LifetimeName =
  | 'absoluteRefreshTokenLifetime'
  | 'slidingRefreshTokenLifetime'
  | 'identityTokenLifetime'
  | 'authorizationCodeLifetime'
  | 'deviceCodeLifetime'
  | 'userSsoLifetime'
  | 'consentLifetime';

/** Seconds, and beside them what that is in days and hours. */
export function LifetimeControl({ name, hint }: { name: LifetimeName; hint?: string | undefined }) {
  const { register } = useFormContext<RegistrationFormValues>();
  const { start } = useFormState();
  const duration = useDuration();
  const t = useTranslations('form.tokens');
  const usual = EMPTY_FORM_VALUES[name];
  const departs = useFormValues()[name] === usual ? null : usual === '' ? t('none') : duration(Number(usual));
  const frame = useControl(name, departs);
  return (
    <Field {...frame} name={name} optional={usual === ''} hint={hint ?? frame.hint}>
      {(control) => (
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Input
            {...control}
            {...register(name)}
            inputMode="numeric"
            autoComplete="off"
            placeholder={usual || undefined}
            className="max-w-36 tabular-nums"
            defaultValue={start[name]}
          />
          <Equals name={name} />
        </span>
      )}
    </Field>
  );
}

/** “= 30 days”, where it is a number of seconds that can be saved. */
export function Equals({ name }: { name: LifetimeName | 'accessTokenSeconds' }) {
  const t = useTranslations('form.tokens');
  const duration = useDuration();
  const seconds = readWholeNumber(useFormValues()[name]);
  if (!isLifetime(seconds)) return null;
  return <span className="text-xs text-muted">{t('equals', { duration: duration(seconds) })}</span>;
}
