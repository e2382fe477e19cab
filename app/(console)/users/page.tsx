import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InvitationList } from '@/components/people/invitation-list';
import { InviteForm } from '@/components/people/invite-form';
import { ManageUser } from '@/components/people/manage-user';
import { UserTable } from '@/components/people/user-table';
import { ButtonLink } from '@/components/ui/button';
import { ClientMessages } from '@/components/ui/client-messages';
import { Notice } from '@/components/ui/notice';
import { PageHeader, Section } from '@/components/ui/section';
import { listInvitations } from '@/lib/data/invitations';
import { listUsers } from '@/lib/data/users';
import { roleMay } from '@/lib/domain/permissions';
import { requireActor } from '@/lib/server/actor';
import {
  changeUserRoleAction,
  endUserSessionsAction,
  inviteUserAction,
  revokeInvitationAction,
  setUserDisabledAction,
} from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('users');
  return { title: t('title') };
}

const USER_ACTIONS = {
  changeRole: changeUserRoleAction,
  setDisabled: setUserDisabledAction,
  endSessions: endUserSessionsAction,
};

/** `/users?user=<id>`: who may sign in, one of them opened for changes. */
export default async function UsersPage({ searchParams }: PageProps<'/users'>) {
  const actor = await requireActor();
  const [{ user: chosenId }, users, invitations, t] = await Promise.all([
    searchParams,
    listUsers(actor),
    listInvitations(actor),
    getTranslations('users'),
  ]);
  const mayManage = roleMay(actor.role, 'user:write');
  const chosen = mayManage ? users.find(({ id }) => id === chosenId) : undefined;
  const now = Date.now();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ClientMessages namespaces={['users', 'auth', 'errors', 'fieldErrors']}>
        <div className="flex flex-col gap-8">
          {!mayManage && <Notice>{t('readOnly')}</Notice>}
          <Section id="people" title={t('count', { count: users.length })} flush>
            <UserTable users={users} ownId={actor.id} now={now} mayManage={mayManage} />
          </Section>
          {chosen && (
            <Section
              id="manage"
              title={t('manageTitle', { name: chosen.name })}
              description={chosen.email}
              actions={
                <ButtonLink href="/users" size="sm">
                  {t('close')}
                </ButtonLink>
              }
            >
              <ManageUser key={chosen.id} user={chosen} actions={USER_ACTIONS} />
            </Section>
          )}
          {mayManage && (
            <Section id="invite" title={t('inviteTitle')} description={t('inviteLead')}>
              <InviteForm action={inviteUserAction} />
            </Section>
          )}
          <Section id="invitations" title={t('invitationsTitle')} flush>
            <InvitationList invitations={invitations} now={now} mayManage={mayManage} action={revokeInvitationAction} />
          </Section>
        </div>
      </ClientMessages>
    </>
  );
}
