'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFormAction } from '@/components/form/use-form-action';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/domain/form-state';
import { PASSWORD_MIN } from '@/lib/domain/people/password-rules';
import { EmailField } from './email-field';
import { FormFeedback, useFieldErrors } from './form-feedback';
import { PasswordField } from './password-field';

type ProvenPasswordFormProps = {
  /** The sign-in that was left for this, if one was. */
  back: string | null;
  action: FormAction<null>;
  /** What stands above the form. */
  children: ReactNode;
};

/** Who one is, proved by the present password, and a new one. Needs the words `auth`, `errors` and `fieldErrors`. */
export function ProvenPasswordForm({ back, action, children }: ProvenPasswordFormProps) {
  const t = useTranslations('auth');
  const [state, send] = useFormAction(action);
  const errorsOf = useFieldErrors(state);
  const onward = back && (
    // A page of the authorization server: no page of Next to be fetched beforehand.
    <a href={back} className={buttonClass({ variant: 'primary' })}>
      {t('change.on')}
    </a>
  );
  if (state.outcome?.status === 'ok') {
    return (
      <div className="flex flex-col gap-5">
        <h1 className="text-xl font-semibold tracking-tight">{t('change.done')}</h1>
        <Notice tone="success" live>
          {t('change.doneLead')}
        </Notice>
        {onward}
      </div>
    );
  }
  return (
    <>
      {children}
      <form action={send} noValidate className="flex flex-col gap-4">
        <FormFeedback state={state} />
        <EmailField state={state} />
        <PasswordField
          name="currentPassword"
          label={t('change.present')}
          autoComplete="current-password"
          error={errorsOf('currentPassword')}
        />
        <PasswordField
          name="newPassword"
          label={t('change.new')}
          hint={t('passwordHint', { min: PASSWORD_MIN })}
          autoComplete="new-password"
          error={errorsOf('newPassword')}
        />
        <SubmitButton className="w-full">{t('change.submit')}</SubmitButton>
      </form>
      <section aria-labelledby="forgotten" className="mt-6 border-t border-border pt-4 text-xs text-muted">
        <h2 id="forgotten" className="mb-1 font-medium text-text">
          {t('change.forgotten')}
        </h2>
        <p>{t('change.forgottenText')}</p>
      </section>
    </>
  );
}
