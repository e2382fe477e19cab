import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChangePasswordForm } from '@/components/account/change-password-form';
import { PreferencesForm } from '@/components/account/preferences-form';
import { SessionList } from '@/components/account/session-list';
import { ClientMessages } from '@/components/ui/client-messages';
import { Description, DescriptionList } from '@/components/ui/description-list';
import { PageHeader, Section } from '@/components/ui/section';
import { getOwnProfile } from '@/lib/data/own-account';
import { listOwnSessions } from '@/lib/data/sessions';
import { requireActor } from '@/lib/server/actor';
import { changePasswordAction, endOwnSessionsAction, savePreferencesAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('title') };
}

/** `/account`: the person who looks at it, and nobody else. */
export default async function AccountPage() {
  const actor = await requireActor();
  const [profile, sessions, t, roles] = await Promise.all([
    getOwnProfile(actor),
    listOwnSessions(actor),
    getTranslations('account'),
    getTranslations('auth.roles'),
  ]);
  return (
    <>
      <PageHeader title={t('title')} />
      <ClientMessages namespaces={['account', 'auth', 'errors', 'fieldErrors']}>
        <div className="flex max-w-4xl flex-col gap-8">
          <Section id="profile" title={t('profile')}>
            <DescriptionList>
              <Description term={t('name')}>{profile.name}</Description>
              <Description term={t('email')}>{profile.email}</Description>
              <Description term={t('role')}>{roles(profile.role)}</Description>
            </DescriptionList>
          </Section>
          <Section id="preferences" title={t('preferencesTitle')}>
            <PreferencesForm theme={profile.theme} shortcuts={profile.shortcuts} action={savePreferencesAction} />
          </Section>
          <Section id="password" title={t('passwordTitle')} description={profile.hasPassword && t('passwordLead')}>
            {profile.hasPassword ? (
              <ChangePasswordForm email={profile.email} action={changePasswordAction} />
            ) : (
              <p>{t('noPassword')}</p>
            )}
          </Section>
          <Section id="sessions" title={t('sessionsTitle')} description={t('sessionsLead')} flush>
            <SessionList sessions={sessions} now={Date.now()} action={endOwnSessionsAction} />
          </Section>
        </div>
      </ClientMessages>
    </>
  );
}
