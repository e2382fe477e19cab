'use client';

import { useTranslations } from 'next-intl';
import type { FormAction } from '@/lib/domain/form-state';
import type { UserView } from '@/lib/domain/people/views';
import { ChangeRoleForm } from './change-role-form';
import { ConfirmedAct } from './confirmed-act';

export type UserActions = {
  changeRole: FormAction<null>;
  setDisabled: FormAction<{ disabled: boolean }>;
  endSessions: FormAction<{ ended: number }>;
};

/** What an administrator may do to one person. Needs the words `users`, `auth`, `errors` and `fieldErrors`. */
export function ManageUser({ user, actions }: { user: UserView; actions: UserActions }) {
  const t = useTranslations('users');
  const role = useTranslations('auth.roles')(user.role ?? 'none');
  const { name } = user;
  return (
    <div className="grid gap-8 md:grid-cols-2">
      <ChangeRoleForm user={user} action={actions.changeRole} />
      <div className="flex flex-col gap-6">
        {!user.disabled && (
          <ConfirmedAct
            id="end-sessions"
            action={actions.endSessions}
            fields={{ userId: user.id }}
            label={t('endSessions')}
            question={t('endSessionsQuestion', { name })}
            effect={[t('sessionsNow', { name, count: user.sessions }), user.sessions > 0 && t('endSessionsEffect')]
              .filter(Boolean)
              .join(' ')}
            idle={user.sessions === 0}
            done={({ ended }) => t('endedSessions', { count: ended })}
          />
        )}
        <ConfirmedAct
          id="set-disabled"
          action={actions.setDisabled}
          fields={{ userId: user.id, disabled: String(!user.disabled) }}
          label={user.disabled ? t('enable', { name }) : t('disable', { name })}
          question={user.disabled ? t('enableQuestion', { name }) : t('disableQuestion', { name })}
          effect={user.disabled ? t('enableEffect', { name, role }) : t('disableEffect', { name })}
          tone={user.disabled ? 'primary' : 'danger'}
          done={({ disabled }) => (disabled ? t('disabledDone', { name }) : t('enabledDone', { name }))}
        />
      </div>
    </div>
  );
}
