import { getTranslations } from 'next-intl/server';
import { ClaimsForm } from '@/components/people/claims-form';
import { ConsentList } from '@/components/people/consent-list';
import { ManageUser } from '@/components/people/manage-user';
import { ResetPassword } from '@/components/people/reset-password';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader, Section } from '@/components/ui/section';
import { SoftLink } from '@/components/ui/soft-link';
import { listConsents } from '@/lib/data/consents';
import { getPasswordReset } from '@/lib/data/password-resets';
import { getUserClaims } from '@/lib/data/user-claims';
import { claimsToForm } from '@/lib/domain/people/claims-form';
import { type UserQuery, userListAddress } from '@/lib/domain/people/query';
import type { UserView } from '@/lib/domain/people/views';
import type { UserActor } from '@/lib/server/actor';
import {
  changeUserRoleAction,
  createPasswordResetAction,
  endUserSessionsAction,
  revokeConsentAction,
  revokePasswordResetAction,
  saveUserClaimsAction,
  setUserDisabledAction,
} from './actions';

const RESET_ACTIONS = { create: createPasswordResetAction, revoke: revokePasswordResetAction };
const USER_ACTIONS = {
  changeRole: changeUserRoleAction,
  setDisabled: setUserDisabledAction,
  endSessions: endUserSessionsAction,
};

type PersonProps = { actor: UserActor; user: UserView };

/** One person, opened for changes; a link leads back to the list as it was narrowed. */
export async function PersonPage({ actor, user, query }: PersonProps & { query: UserQuery }) {
  const t = await getTranslations('users');
  return (
    <>
      <PageHeader
        title={t('manageTitle', { name: user.name })}
        lead={user.email}
        eyebrow={
          <SoftLink href={userListAddress(query)} className="text-accent underline underline-offset-3">
            {t('back')}
          </SoftLink>
        }
      />
      <ClientMessages namespaces={['users', 'auth', 'errors', 'fieldErrors']}>
        <div className="flex flex-col gap-8">
          <Section id="manage" title={t('access')}>
            <ManageUser key={user.id} user={user} actions={USER_ACTIONS} />
          </Section>
          <PasswordSection actor={actor} user={user} />
          <ClaimsSection actor={actor} user={user} />
          <ConsentsSection actor={actor} user={user} />
        </div>
      </ClientMessages>
    </>
  );
}

async function PasswordSection({ actor, user }: PersonProps) {
  const [open, t] = await Promise.all([getPasswordReset(actor, user.id), getTranslations('users.reset')]);
  return (
    <Section id="password" title={t('title')} description={t('lead', { name: user.name })}>
      <ResetPassword key={user.id} user={user} open={open} now={Date.now()} actions={RESET_ACTIONS} />
    </Section>
  );
}

async function ClaimsSection({ actor, user }: PersonProps) {
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

async function ConsentsSection({ actor, user }: PersonProps) {
  const [consents, t] = await Promise.all([listConsents(actor, user.id), getTranslations('users.consents')]);
  return (
    <Section id="consents" title={t('title')} description={t('lead', { name: user.name })} flush>
      <ConsentList key={user.id} userId={user.id} consents={consents} now={Date.now()} action={revokeConsentAction} />
    </Section>
  );
}
