import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CompanySignInForm } from '@/components/auth/company-sign-in-form';
import { SignInForm } from '@/components/auth/sign-in-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/section';
import { safeReturnTo } from '@/lib/domain/people/return-to';
import { currentActor } from '@/lib/server/actor';
import { hasCompanySignIn } from '@/lib/server/company-sign-in';
import { companySignInAction, signInAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth');
  return { title: t('signInTitle') };
}

/** `/sign-in?returnTo=/registrations` */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { returnTo, ended, error } = await searchParams;
  const destination = safeReturnTo(returnTo);
  if (await currentActor()) redirect(destination);
  const t = await getTranslations('auth');
  return (
    <>
      <PageHeader title={t('signInTitle')} lead={t('signInLead')} />
      {ended !== undefined && (
        <Notice tone="success" className="mb-4">
          {t('endedNotice')}
        </Notice>
      )}
      {error !== undefined && (
        <Notice tone="danger" className="mb-4">
          {error === 'company_refused' ? t('externalRefused') : t('externalFailed')}
        </Notice>
      )}
      <ClientMessages namespaces={['auth', 'errors', 'fieldErrors']}>
        <SignInForm returnTo={destination} action={signInAction} />
        {hasCompanySignIn && <CompanySignInForm returnTo={destination} action={companySignInAction} />}
      </ClientMessages>
    </>
  );
}
