import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClaimsForm } from '@/components/people/claims-form';
import { ConsentList } from '@/components/people/consent-list';
import { InvitationList } from '@/components/people/invitation-list';
import { InviteForm } from '@/components/people/invite-form';
import { ManageUser } from '@/components/people/manage-user';
import { UserTable } from '@/components/people/user-table';
import { ButtonLink } from '@/components/ui/button';
import { ClientMessages } from '@/components/ui/client-messages';
import { Notice } from '@/components/ui/notice';
import { PageHeader, Section } from '@/components/ui/section';
import { TabLinks } from '@/components/ui/tabs';
import { listConsents } from '@/lib/data/consents';
import { listInvitations } from '@/lib/data/invitations';
import { getUserClaims } from '@/lib/data/user-claims';
import { listUsers } from '@/lib/data/users';
import { claimsToForm } from '@/lib/domain/people/claims-form';
import { ofKind, USER_KINDS, type UserView } from '@/lib/domain/people/views';
import { roleMay } from '@/lib/domain/permissions';
import { requireActor, type UserActor } from '@/lib/server/actor';
import {
  changeUserRoleAction,
  endUserSessionsAction,
  inviteUserAction,
  revokeConsentAction,
  revokeInvitationAction,
  saveUserClaimsAction,
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

/** `/users?kind=applications&user=<id>`: who may sign in, and to what; one of them opened for changes. */
export default async function UsersPage({ searchParams }: PageProps<'/users'>) {
  const actor = await requireActor();
  const [{ user: chosenId, kind: asked }, users, invitations, t] = await Promise.all([
    searchParams,
    listUsers(actor),
    listInvitations(actor),
    getTranslations('users'),
  ]);
  const mayManage = roleMay(actor.role, 'user:write');
  const chosen = mayManage ? users.find(({ id }) => id === chosenId) : undefined;
  const kind = USER_KINDS.find((known) => known === asked) ?? 'all';
  const listed = users.filter((user) => ofKind(user, kind));
  const now = Date.now();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ClientMessages namespaces={['users', 'auth', 'errors', 'fieldErrors']}>
        <div className="flex flex-col gap-8">
          {!mayManage && <Notice>{t('readOnly')}</Notice>}
          <Section id="people" title={t('count', { count: listed.length })} flush>
            <div className="px-4 pt-1">
              <TabLinks
                label={t('kinds')}
                tabs={USER_KINDS.map((each) => ({
                  href: each === 'all' ? '/users' : `/users?kind=${each}`,
                  label: t(`kindNames.${each}`),
                  current: each === kind,
                  count: users.filter((user) => ofKind(user, each)).length,
                }))}
              />
            </div>
            {listed.length === 0 ? (
              <p className="p-4 text-muted">{t('noneOfKind')}</p>
            ) : (
              <UserTable users={listed} ownId={actor.id} now={now} mayManage={mayManage} />
            )}
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
          {chosen && <ClaimsSection actor={actor} user={chosen} />}
          {chosen && <ConsentsSection actor={actor} user={chosen} now={now} />}
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

async function ClaimsSection({ actor, user }: { actor: UserActor; user: UserView }) {
  const [known, t] = await Promise.all([getUserClaims(actor, user.id), getTranslations('users.claims')]);
  if (known === null) return null;
  return (
    <Section id="claims" title={t('title')} description={t('lead', { name: user.name })}>
      <ClaimsForm
        key={user.id}
        user={user}
        version={known.version}
        values={claimsToForm(known.claims)}
        action={saveUserClaimsAction}
      />
    </Section>
  );
}

async function ConsentsSection({ actor, user, now }: { actor: UserActor; user: UserView; now: number }) {
  const [consents, t] = await Promise.all([listConsents(actor, user.id), getTranslations('users.consents')]);
  return (
    <Section id="consents" title={t('title')} description={t('lead', { name: user.name })} flush>
      <ConsentList key={user.id} userId={user.id} consents={consents} now={now} action={revokeConsentAction} />
    </Section>
  );
}
