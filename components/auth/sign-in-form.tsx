'use client';

import { useTranslations } from 'next-intl';
import { useFormAction } from '@/components/form/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormState } from '@/lib/domain/form-state';
import { EmailField } from './email-field';
import { FormFeedback, useFieldErrors } from './form-feedback';
import { PasswordField } from './password-field';
import { PasswordLink } from './password-link';

type SignInFormProps = {
  returnTo: string;
  action: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;
};

/** E-mail address and password. Works without JavaScript; the address survives a refusal, the password does not. */
export function SignInForm({ returnTo, action }: SignInFormProps) {
  const t = useTranslations('auth');
  const [state, send] = useFormAction(action);
  const errorsOf = useFieldErrors(state);
  return (
    <form action={send} noValidate className="flex flex-col gap-4">
      <FormFeedback state={state} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <EmailField state={state} />
      <PasswordField
        name="password"
        label={t('password')}
        autoComplete="current-password"
        error={errorsOf('password')}
      />
      <SubmitButton className="w-full">{t('signIn')}</SubmitButton>
      <PasswordLink />
    </form>
  );
}
