'use client';

import { useTranslations } from 'next-intl';
import { useFormAction } from '@/components/form/use-form-action';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormState, typedValue } from '@/lib/domain/form-state';
import { PASSWORD_MIN } from '@/lib/domain/people/password-rules';
import { EmailField } from './email-field';
import { FormFeedback, useFieldErrors } from './form-feedback';
import { PasswordField } from './password-field';

type AcceptLinkFormProps = {
  token: string;
  /** The address an invitation was sent to; null for the first administrator, who says their own. */
  email: string | null;
  action: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;
};

/** What a single-use link asks of its holder: who they are, and a password. */
export function AcceptLinkForm({ token, email, action }: AcceptLinkFormProps) {
  const t = useTranslations('auth');
  const [state, send] = useFormAction(action);
  const errorsOf = useFieldErrors(state);
  return (
    <form action={send} noValidate className="flex flex-col gap-4">
      <FormFeedback state={state} />
      <input type="hidden" name="token" value={token} />
      <EmailField state={state} fixed={email === null ? undefined : { email, reason: t('setup.emailFixed') }} />
      <Field name="name" label={t('name')} hint={t('setup.nameHint')} error={errorsOf('name')}>
        {(control) => <Input {...control} autoComplete="name" defaultValue={typedValue(state, 'name')} />}
      </Field>
      <PasswordField
        name="password"
        label={t('password')}
        hint={t('passwordHint', { min: PASSWORD_MIN })}
        autoComplete="new-password"
        error={errorsOf('password')}
      />
      <SubmitButton className="w-full">{t('setup.submit')}</SubmitButton>
    </form>
  );
}
