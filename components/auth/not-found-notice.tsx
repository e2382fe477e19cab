'use client';

import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/section';

/** The 404 page. */
export function NotFoundNotice() {
  const t = useTranslations('errors.notFound');
  return (
    <>
      <PageHeader title={t('title')} lead={t('cause')} />
      <ButtonLink href="/" variant="primary">
        {t('home')}
      </ButtonLink>
    </>
  );
}
