import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AcceptLinkForm } from '@/components/auth/accept-link-form';
import { ButtonLink } from '@/components/ui/button';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/section';
import { UNSAFE_findOpenLink } from '@/lib/data/invitations';
import { acceptLinkAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.setup');
  return { title: t('submit') };
}

/** `/setup?token=…`: the first administrator, or an invited person. Opening the link uses nothing up; sending the form does. */
export default async function SetupPage({ searchParams }: PageProps<'/setup'>) {
  const { token, ready } = await searchParams;
  if (ready !== undefined) return <ReadyAccount />;
  const link = typeof token === 'string' ? await UNSAFE_findOpenLink(token) : null;
  const t = await getTranslations('auth.setup');
  if (link === null || typeof token !== 'string') return <ClosedLink />;
  return (
    <>
      <PageHeader
        title={link.kind === 'setup' ? t('title') : t('inviteTitle')}
        lead={link.kind === 'setup' ? t('lead') : t('inviteLead', { role: link.role ?? 'none' })}
      />
      <ClientMessages namespaces={['auth', 'errors', 'fieldErrors']}>
        <AcceptLinkForm token={token} email={link.email} action={acceptLinkAction} />
      </ClientMessages>
    </>
  );
}

/** For an account that has no console to go to. */
async function ReadyAccount() {
  const t = await getTranslations('auth.setup');
  return <PageHeader title={t('readyTitle')} lead={t('ready')} />;
}

async function ClosedLink() {
  const t = await getTranslations('auth.setup');
  return (
    <>
      <PageHeader title={t('closedTitle')} lead={t('closed')} />
      <p className="mb-5">{t('closedSetup')}</p>
      <ButtonLink href="/sign-in" variant="primary">
        {t('toSignIn')}
      </ButtonLink>
    </>
  );
}
