'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Pagination } from '@/components/ui/pagination';
import { Card, PageHeader } from '@/components/ui/section';
import { TabLinks } from '@/components/ui/tabs';
import type { BulkAction } from '@/lib/domain/registration/bulk-actions';
import { RegistrationFilters } from './registration-filters';
import { RegistrationList } from './registration-list';
import { ViewOptions } from './view-options';

/** Which rows of how many. */
type Place = { first: number; last: number; count: number; exact: boolean };

/** One for all: to make one costs more than the message it is for. */
const number = new Intl.NumberFormat('en');

function saidOf({ first, last, count, exact }: Place) {
  const place = count === 0 ? 'none' : exact ? 'exact' : 'more';
  return { place, first: number.format(first), last: number.format(last), count: number.format(count) };
}

type ListViewProps = {
  list: Omit<ComponentProps<typeof RegistrationList>, 'bulk'>;
  filters: ComponentProps<typeof RegistrationFilters>;
  view: Omit<ComponentProps<typeof ViewOptions>, 'columns' | 'density'>;
  place: Place;
  previousHref: string | null;
  nextHref: string | null;
  mayCreate: boolean;
  /** What can be done to many of them at once. */
  bulkActions: readonly BulkAction[];
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
  place,
  previousHref,
  nextHref,
  mayCreate,
  bulkActions,
  notice,
  empty,
}: ListViewProps) {
  const t = useTranslations('list.page');
  const said = saidOf(place);
  const status = useTranslations('list')('status', said);
  const bulk = bulkActions.length > 0 && {
    actions: bulkActions,
    parameters: filters.parameters,
    total: said.count + (place.exact ? '' : '+'),
    whole: place.exact && place.last - place.first + 1 === place.count,
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          mayCreate && (
            <ButtonLink href="/registrations/new" variant="primary" icon={<Icon name="plus" className="size-4" />}>
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
      <RegistrationFilters {...filters} />
      <div className="mb-2 flex items-center justify-between gap-4">
        <p role="status" className="text-xs text-muted tabular-nums">
          {status}
        </p>
        <ViewOptions {...view} columns={list.columns} density={list.density} />
      </div>
      <Card>{empty ?? <RegistrationList {...list} bulk={bulk || null} />}</Card>
      <div className="mt-3">
        <Pagination
          label={t('pages')}
          status={(previousHref || nextHref) && status}
          previousHref={previousHref}
          nextHref={nextHref}
        />
      </div>
    </>
  );
}
