'use client';

import { useTranslations } from 'next-intl';
import { useFormAction } from '@/components/form/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/domain/form-state';
import { PASSWORD_MIN } from '@/lib/domain/people/password-rules';
import { EmailField } from './email-field';
import { FormFeedback, useFieldErrors } from './form-feedback';
import { PasswordField } from './password-field';

type ChoosePasswordFormProps = { token: string; email: string; action: FormAction<never> };

/** What the link of a reset asks of its holder: another password. Needs the words `auth`, `errors` and `fieldErrors`. */
export function ChoosePasswordForm({ token, email, action }: ChoosePasswordFormProps) {
  const t = useTranslations('auth');
  const [state, send] = useFormAction(action);
  const errorsOf = useFieldErrors(state);
  return (
    <form action={send} noValidate className="flex flex-col gap-4">
      <FormFeedback state={state} />
      <input type="hidden" name="token" value={token} />
      <EmailField state={state} fixed={{ email, reason: t('setup.resetFixed') }} />
      <PasswordField
        name="password"
        label={t('change.new')}
        hint={t('passwordHint', { min: PASSWORD_MIN })}
        autoComplete="new-password"
        error={errorsOf('password')}
      />
      <SubmitButton className="w-full">{t('setup.choose')}</SubmitButton>
    </form>
  );
}
