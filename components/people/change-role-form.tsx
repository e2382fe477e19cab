'use client';

import { useTranslations } from 'next-intl';
import { FormFeedback, useFieldErrors } from '@/components/auth/form-feedback';
import { Reauthentication } from '@/components/auth/reauthentication';
import { useFormAction } from '@/components/form/use-form-action';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormAction, typedValue } from '@/lib/domain/form-state';
import type { Access } from '@/lib/domain/people/schemas';
import type { UserView } from '@/lib/domain/people/views';
import { RoleField } from './role-field';

const ID = 'manage-role';

/** Gives one person another role. Needs the words `users`, `auth`, `errors` and `fieldErrors`. */
export function ChangeRoleForm({ user, action }: { user: UserView; action: FormAction<null> }) {
  const t = useTranslations('users');
  const roles = useTranslations('auth.roles');
  const [state, send] = useFormAction(action);
  const errorsOf = useFieldErrors(state);
  return (
    <form action={send} noValidate className="flex flex-col items-start gap-4">
      <FormFeedback state={state} idOf={() => ID} />
      {state.outcome?.status === 'ok' && (
        <Notice tone="success" live>
          {t('roleSaved')}
        </Notice>
      )}
      {state.outcome?.status === 'problem' && state.outcome.code === 'conflict' && (
        <p className="text-sm">{t('roleNow', { name: user.name, role: roles(user.role ?? 'none') })}</p>
      )}
      <input type="hidden" name="userId" value={user.id} />
      <input type="hidden" name="seen" value={user.role ?? 'none'} />
      <RoleField
        key={`${state.attempt}-${user.role}`}
        id={ID}
        label={t('roleTitle')}
        chosen={typedValue(state, 'role', user.role ?? 'none') as Access}
        error={errorsOf('role')}
      />
      <Reauthentication state={state} id="manage-role-password" />
      <SubmitButton variant="secondary">{t('roleSave')}</SubmitButton>
    </form>
  );
}
