'use client';

import { useTranslations } from 'next-intl';
import { FormFeedback } from '@/components/auth/form-feedback';
import { useFormAction } from '@/components/form/use-form-action';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { ActsTd, HeardTh, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { FormAction } from '@/lib/domain/form-state';
import type { InvitationView } from '@/lib/domain/people/views';

type InvitationListProps = {
  invitations: readonly InvitationView[];
  now: number;
  mayManage: boolean;
  action: FormAction<{ email: string }>;
};

/** Invitations that can still be accepted. Needs the words `users`, `auth`, `errors` and `fieldErrors`. */
export function InvitationList({ invitations, now, mayManage, action }: InvitationListProps) {
  const t = useTranslations('users');
  const roles = useTranslations('auth.roles');
  const [state, send] = useFormAction(action);
  return (
    <div className="flex flex-col">
      <FormFeedback state={state} />
      {state.outcome?.status === 'ok' && (
        <Notice tone="success" live className="m-4">
          {t('withdrawn', { email: state.outcome.data.email })}
        </Notice>
      )}
      {invitations.length === 0 ? (
        <p className="p-4 text-muted">{t('noInvitations')}</p>
      ) : (
        <Table caption={t('invitationsCaption')} stacked>
          <thead>
            <tr>
              <Th>{t('person')}</Th>
              <Th>{t('role')}</Th>
              <Th>{t('invitedBy')}</Th>
              <Th>{t('expires')}</Th>
              {mayManage && <HeardTh>{t('withdraw')}</HeardTh>}
            </tr>
          </thead>
          <tbody>
            {invitations.map((invitation) => (
              <Tr key={invitation.id}>
                <Td className="max-w-60 font-medium wrap-anywhere">{invitation.email}</Td>
                <Td label={t('role')}>{roles(invitation.role ?? 'none')}</Td>
                <Td label={t('invitedBy')}>{invitation.invitedBy ?? t('somebody')}</Td>
                <Td label={t('expires')}>
                  <Time at={invitation.expiresAt} now={now} />
                </Td>
                {mayManage && (
                  <ActsTd>
                    <form action={send}>
                      <input type="hidden" name="invitationId" value={invitation.id} />
                      <SubmitButton
                        variant="secondary"
                        size="sm"
                        aria-label={t('withdrawWhom', { email: invitation.email })}
                      >
                        {t('withdraw')}
                      </SubmitButton>
                    </form>
                  </ActsTd>
                )}
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}
