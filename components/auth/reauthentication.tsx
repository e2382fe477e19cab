'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Notice } from '@/components/ui/notice';
import { type FormState, REAUTHENTICATION_FIELD, wantsPasswordAgain } from '@/lib/domain/form-state';
import { useFieldErrors } from './form-feedback';
import { PasswordField } from './password-field';

/**
 * Stands in a form whose act does harm, before its buttons. When the sign-in is old it asks for the password, in the form
 * itself: sending the form again carries both, nothing typed is lost, and no JavaScript is needed.
 * Needs the words `auth`, `errors` and `fieldErrors`.
 */
export function Reauthentication({ state, id = REAUTHENTICATION_FIELD }: { state: FormState<unknown>; id?: string }) {
  const t = useTranslations('auth');
  const errorsOf = useFieldErrors(state);
  const place = useRef<HTMLDivElement>(null);
  const wanted = wantsPasswordAgain(state);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every attempt that asks moves the focus to the question
  useEffect(() => {
    if (wanted) place.current?.querySelector('input')?.focus();
  }, [wanted, state.attempt]);

  if (!wanted) return null;
  return (
    <div ref={place}>
      <Notice tone="warning" title={t('again.title')} live>
        <div className="flex flex-col gap-2">
          <p>{t('again.why')}</p>
          <PasswordField
            id={id}
            name={REAUTHENTICATION_FIELD}
            label={t('again.password')}
            autoComplete="current-password"
            error={errorsOf(REAUTHENTICATION_FIELD)}
          />
        </div>
      </Notice>
    </div>
  );
}
