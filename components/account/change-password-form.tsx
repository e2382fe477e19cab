'use client';

import { useTranslations } from 'next-intl';
import { FormFeedback, useFieldErrors } from '@/components/auth/form-feedback';
import { PasswordField } from '@/components/auth/password-field';
import { useFormAction } from '@/components/form/use-form-action';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/domain/form-state';
import { PASSWORD_MIN } from '@/lib/domain/people/password-rules';

/** The present password and a new one. Needs the words `account`, `auth`, `errors` and `fieldErrors`. */
export function ChangePasswordForm({
  email,
  action,
}: {
  email: string;
  action: FormAction<{ endedSessions: number }>;
}) {
  const t = useTranslations();
  const [state, send] = useFormAction(action);
  const errorsOf = useFieldErrors(state);
  return (
    <form action={send} noValidate className="flex max-w-104 flex-col gap-4">
      <FormFeedback state={state} />
      {state.outcome?.status === 'ok' && (
        <Notice tone="success" live>
          {t('account.passwordChanged', { count: state.outcome.data.endedSessions })}
        </Notice>
      )}
      {/* Password managers file the new password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordField
        name="currentPassword"
        label={t('account.currentPassword')}
        autoComplete="current-password"
        error={errorsOf('currentPassword')}
      />
      <PasswordField
        name="newPassword"
        label={t('account.newPassword')}
        hint={t('auth.passwordHint', { min: PASSWORD_MIN })}
        autoComplete="new-password"
        error={errorsOf('newPassword')}
      />
      <SubmitButton className="self-start">{t('account.changePassword')}</SubmitButton>
    </form>
  );
}
