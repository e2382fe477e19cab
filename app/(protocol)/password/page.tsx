import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProvenPasswordForm } from '@/components/auth/proven-password-form';
import { PageHead } from '@/components/interaction/page-head';
import { ClientMessages } from '@/components/ui/client-messages';
import { changePasswordWithoutSessionAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.change');
  return { title: t('title') };
}

/** The pages of a sign-in under way, where this one may lead back to; nothing else. */
const SIGN_IN = /^\/interaction\/[\w-]{16,64}$/;

/**
 * `/password?back=/interaction/…`: another password for whoever knows the present one. People without the console have no account
 * page; they come here from the sign-in page of an application (decision 072).
 */
export default async function PasswordPage({ searchParams }: PageProps<'/password'>) {
  const [{ back }, t] = await Promise.all([searchParams, getTranslations('auth.change')]);
  const signIn = typeof back === 'string' && SIGN_IN.test(back) ? back : null;
  return (
    <ClientMessages namespaces={['auth', 'errors', 'fieldErrors']}>
      <ProvenPasswordForm back={signIn} action={changePasswordWithoutSessionAction}>
        <PageHead client={null} title={t('title')}>
          {t('lead')}
        </PageHead>
      </ProvenPasswordForm>
    </ClientMessages>
  );
}
