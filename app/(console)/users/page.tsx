import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
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
import type { Actor } from '@/lib/domain/actor';
import { singleParameters } from '@/lib/domain/address';
import { parseUserQuery } from '@/lib/domain/people/query';
import type { UserView } from '@/lib/domain/people/views';
import { roleMay } from '@/lib/domain/permissions';
import { currentActor, requireActor, type UserActor } from '@/lib/server/actor';
import messages from '@/messages/en.json';
import { inviteUserAction, revokeInvitationAction } from './actions';
import { PersonPage } from './person';

type Props = PageProps<'/users'>;

/** Read once a request: the title says what the page says, also when there is nobody. */
const find = cache((actor: Actor, id: string) => getUser(actor, id));

/** Whom the address opens: `undefined` where it names nobody, or whoever asks may open nobody; `null` where there is no such account. */
async function chosenIn(actor: UserActor, searchParams: Props['searchParams']): Promise<UserView | null | undefined> {
  const { user } = singleParameters(await searchParams);
  if (!user || !roleMay(actor.role, 'user:write')) return undefined;
  const id = z.uuid().safeParse(user).data;
  return id === undefined ? null : find(actor, id);
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const actor = await currentActor();
  const isMissing = actor && (await chosenIn(actor, searchParams)) === null;
  return { title: isMissing ? messages.errors.notFound.title : messages.users.title };
}

/** `/users?kind=applications&q=ada&user=<id>`: who may sign in, and to what; or one of them, opened for changes. */
export default async function UsersPage({ searchParams }: Props) {
  const [actor, parameters, t] = await Promise.all([requireActor(), searchParams, getTranslations('users')]);
  const query = parseUserQuery(parameters);
  const mayManage = roleMay(actor.role, 'user:write');
  const chosen = await chosenIn(actor, searchParams);
  if (chosen === null) notFound();
  if (chosen !== undefined) return <PersonPage actor={actor} user={chosen} query={query} />;
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
