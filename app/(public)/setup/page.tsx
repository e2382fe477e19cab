import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AcceptLinkForm } from '@/components/auth/accept-link-form';
import { ChoosePasswordForm } from '@/components/auth/choose-password-form';
import { ButtonLink } from '@/components/ui/button';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/section';
import { UNSAFE_findOpenLink } from '@/lib/data/invitations';
import { acceptLinkAction, choosePasswordAction } from './actions';

export async function generateMetadata({ searchParams }: PageProps<'/setup'>): Promise<Metadata> {
  const [{ token, ready, changed }, t] = await Promise.all([searchParams, getTranslations('auth.setup')]);
  if (ready !== undefined) return { title: t('ready.title') };
  if (changed !== undefined) return { title: t('changed.title') };
  const link = typeof token === 'string' ? await UNSAFE_findOpenLink(token) : null;
  return { title: link === null ? t('closedTitle') : t(`titles.${link.kind}`) };
}

/** `/setup?token=…`: the first administrator, an invited person, or another password for somebody. Opening the link uses nothing up; sending the form does. */
export default async function SetupPage({ searchParams }: PageProps<'/setup'>) {
  const { token, ready, changed } = await searchParams;
  if (ready !== undefined) return <Done as="ready" />;
  if (changed !== undefined) return <Done as="changed" />;
  const link = typeof token === 'string' ? await UNSAFE_findOpenLink(token) : null;
  const t = await getTranslations('auth.setup');
  if (link === null || typeof token !== 'string') return <ClosedLink />;
  return (
    <>
      <PageHeader title={t(`titles.${link.kind}`)} lead={t(`leads.${link.kind}`, { role: link.role ?? 'none' })} />
      <ClientMessages namespaces={['auth', 'errors', 'fieldErrors']}>
        {link.kind === 'reset' ? (
          <ChoosePasswordForm token={token} email={link.email ?? ''} action={choosePasswordAction} />
        ) : (
          <AcceptLinkForm token={token} email={link.email} action={acceptLinkAction} />
        )}
      </ClientMessages>
    </>
  );
}

/** For an account that has no console to go to. */
async function Done({ as }: { as: 'ready' | 'changed' }) {
  const t = await getTranslations(`auth.setup.${as}`);
  return <PageHeader title={t('title')} lead={t('lead')} />;
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
