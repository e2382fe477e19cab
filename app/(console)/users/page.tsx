import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { InvitationList } from '@/components/people/invitation-list';
import { InviteForm } from '@/components/people/invite-form';
import { PeopleList } from '@/components/people/people-list';
import { buttonClass } from '@/components/ui/button';
import { ClientMessages } from '@/components/ui/client-messages';
import { Notice } from '@/components/ui/notice';
import { PageHeader, Section } from '@/components/ui/section';
import { listInvitations } from '@/lib/data/invitations';
import { countUsers, getUser, listUsers } from '@/lib/data/user-list';
import { parseUserQuery } from '@/lib/domain/people/query';
import { roleMay } from '@/lib/domain/permissions';
import { requireActor } from '@/lib/server/actor';
import { inviteUserAction, revokeInvitationAction } from './actions';
import { PersonPage } from './person';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('users');
  return { title: t('title') };
}

/** `/users?kind=applications&q=ada&user=<id>`: who may sign in, and to what; or one of them, opened for changes. */
export default async function UsersPage({ searchParams }: PageProps<'/users'>) {
  const [actor, parameters, t] = await Promise.all([requireActor(), searchParams, getTranslations('users')]);
  const query = parseUserQuery(parameters);
  const mayManage = roleMay(actor.role, 'user:write');
  const chosenId = z.uuid().safeParse(parameters.user).data;
  const chosen = mayManage && chosenId !== undefined ? await getUser(actor, chosenId) : null;
  if (chosen !== null) return <PersonPage actor={actor} user={chosen} query={query} />;
  const [page, counts, invitations] = await Promise.all([
    listUsers(actor, query),
    countUsers(actor, query.q),
    listInvitations(actor),
  ]);
  const now = Date.now();
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          mayManage && (
            <a href="#invite" className={buttonClass({ variant: 'primary' })}>
              {t('inviteSomebody')}
            </a>
          )
        }
      />
      <ClientMessages namespaces={['users', 'auth', 'errors', 'fieldErrors']}>
        <div className="flex flex-col gap-8">
          {!mayManage && <Notice>{t('readOnly')}</Notice>}
          <PeopleList query={query} page={page} counts={counts} ownId={actor.id} now={now} mayManage={mayManage} />
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
