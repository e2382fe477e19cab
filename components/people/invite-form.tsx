'use client';

import { useTranslations } from 'next-intl';
import { FormFeedback, useFieldErrors } from '@/components/auth/form-feedback';
import { Reauthentication } from '@/components/auth/reauthentication';
import { useFormAction } from '@/components/form/use-form-action';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormAction, typedValue } from '@/lib/domain/form-state';
import type { Access } from '@/lib/domain/people/schemas';
import { MadeLink } from './made-link';
import { RoleField } from './role-field';

type Invited = { email: string; link: string };

/** Makes a single-use link and shows it this once. Needs the words `users`, `auth`, `errors` and `fieldErrors`. */
export function InviteForm({ action }: { action: FormAction<Invited> }) {
  const t = useTranslations('users');
  const email = useTranslations('auth')('email');
  const [state, send] = useFormAction(action);
  const errorsOf = useFieldErrors(state);
  const made = state.outcome?.status === 'ok' ? state.outcome.data : null;
  const idOf = (path: string) => `invite-${path}`;
  return (
    <form action={send} noValidate className="flex flex-col gap-4">
      <FormFeedback state={state} idOf={idOf} />
      {made && (
        <MadeLink
          title={t('linkTitle', { email: made.email })}
          explanation={t('linkOnce')}
          link={made.link}
          what={t('link')}
        />
      )}
      <Field id={idOf('email')} name="email" label={email} error={errorsOf('email')} className="max-w-104">
        {(control) => (
          <Input
            key={state.attempt}
            {...control}
            type="email"
            autoComplete="off"
            spellCheck={false}
            autoCapitalize="none"
            defaultValue={made ? '' : typedValue(state, 'email')}
          />
        )}
      </Field>
      <RoleField
        key={state.attempt}
        id={idOf('role')}
        label={t('role')}
        chosen={(made ? null : typedValue(state, 'role')) as Access | null}
        error={errorsOf('role')}
      />
      <Reauthentication state={state} id="invite-password" />
      <SubmitButton className="self-start">{t('invite')}</SubmitButton>
    </form>
  );
}
