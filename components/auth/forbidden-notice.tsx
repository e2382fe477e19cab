'use client';

import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/section';
import { PERMISSIONS, type Permission } from '@/lib/domain/permissions';

/** The 403 page: it names the role that would be let in (ux.md), when it knows which permission was asked for. */
export function ForbiddenNotice({ permission }: { permission?: Permission }) {
  const t = useTranslations('errors.forbidden');
  const names = useTranslations('auth.roles');
  const roles =
    permission &&
    new Intl.ListFormat('en', { type: 'disjunction' }).format(PERMISSIONS[permission].map((role) => names(role)));
  return (
    <>
      <PageHeader title={t('title')} lead={roles ? t('needs', { roles }) : t('anyone')} />
      <ButtonLink href="/" variant="primary">
        {t('home')}
      </ButtonLink>
    </>
  );
}
