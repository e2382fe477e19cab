'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { ListFilters } from '@/components/form/list-filters';
import { ButtonLink } from '@/components/ui/button';
import { Pagination } from '@/components/ui/pagination';
import { Card, PageHeader } from '@/components/ui/section';
import { TabLinks } from '@/components/ui/tabs';
import { RegistrationList } from './registration-list';
import { ViewOptions } from './view-options';

type ListViewProps = {
  list: ComponentProps<typeof RegistrationList>;
  filters: ComponentProps<typeof ListFilters>;
  view: Omit<ComponentProps<typeof ViewOptions>, 'columns' | 'density'>;
  /** “1–50 of 10,000+”. */
  status: string;
  previousHref: string | null;
  nextHref: string | null;
  mayCreate: boolean;
  /** Stands above the list: what has just happened. */
  notice: ReactNode;
  /** Stands in place of the rows when there are none, and says why. */
  empty: ReactNode;
};

/**
 * The whole page of registrations, out of plain data. One client component and not a tree of server components: those are sent
 * twice, as HTML and as the data to hydrate it, and on this page that was most of the work.
 */
export function ListView({
  list,
  filters,
  view,
  status,
  previousHref,
  nextHref,
  mayCreate,
  notice,
  empty,
}: ListViewProps) {
  const t = useTranslations('list.page');
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          mayCreate && (
            <ButtonLink href="/registrations/new" variant="primary" icon={<Plus aria-hidden className="size-4" />}>
              {t('create')}
            </ButtonLink>
          )
        }
      />
      {notice}
      <TabLinks
        label={t('tabs')}
        tabs={[
          { href: '/registrations', label: t('active'), current: !list.deleted },
          { href: '/registrations?deleted=yes', label: t('deletedTab'), current: list.deleted },
        ]}
      />
      <ListFilters {...filters} />
      <div className="mb-2 flex items-center justify-between gap-4">
        <p role="status" className="text-xs text-muted tabular-nums">
          {status}
        </p>
        <ViewOptions {...view} columns={list.columns} density={list.density} />
      </div>
      <Card>{empty ?? <RegistrationList {...list} />}</Card>
      <div className="mt-3">
        <Pagination label={t('pages')} status={!empty && status} previousHref={previousHref} nextHref={nextHref} />
      </div>
    </>
  );
}
