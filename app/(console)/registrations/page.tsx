import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { filtersOf } from '@/components/registration/list/filters-of';
import { firstRow, isFiltered, listAddress, sortingOf } from '@/components/registration/list/list-address';
import { clearedAddress, ListEmpty } from '@/components/registration/list/list-empty';
import { ListFilters } from '@/components/registration/list/list-filters';
import { ListNotice } from '@/components/registration/list/list-notice';
import { RegistrationList } from '@/components/registration/list/registration-list';
import { ViewOptions } from '@/components/registration/list/view-options';
import { ButtonLink } from '@/components/ui/button';
import { ClientMessages } from '@/components/ui/client-messages';
import { Pagination } from '@/components/ui/pagination';
import { Card, PageHeader } from '@/components/ui/section';
import { TabLinks } from '@/components/ui/tabs';
import { listRegistrations } from '@/lib/data/registrations';
import { roleMay } from '@/lib/domain/permissions';
import { PREFERENCE_COOKIES, parseColumns, parseDensity } from '@/lib/domain/preferences';
import { parseRegistrationQuery, registrationQueryParameters } from '@/lib/domain/registration/query';
import { requireActor } from '@/lib/server/actor';
import { restoreRegistrationAction, saveListViewAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('list'))('title') };
}

/** The list: search, filters, order and place are in the address; density and columns in cookies. All of it works without JavaScript. */
export default async function RegistrationsPage({ searchParams }: PageProps<'/registrations'>) {
  const [actor, parameters, jar] = await Promise.all([requireActor(), searchParams, cookies()]);
  const query = parseRegistrationQuery(parameters);
  const [page, t, value] = await Promise.all([
    listRegistrations(actor, query),
    getTranslations('list'),
    getTranslations('fields.values'),
  ]);

  const { rows, total } = page;
  const first = firstRow(parameters.from, query);
  const status = t('status', {
    first: rows.length === 0 ? 0 : first,
    last: rows.length === 0 ? 0 : first + rows.length - 1,
    count: total.count,
    exact: String(total.exact),
  });
  const density = parseDensity(jar.get(PREFERENCE_COOKIES.density)?.value);
  const columns = parseColumns(jar.get(PREFERENCE_COOKIES.columns)?.value);
  const { direction, size, deleted } = registrationQueryParameters(query);
  const keep = Object.entries({ direction, size, deleted }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  const mayCreate = roleMay(actor.role, 'registration:write');
  const mayRestore = roleMay(actor.role, 'registration:delete');

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
      <ListNotice
        notice={parameters.notice}
        id={parameters.id}
        restore={mayRestore ? restoreRegistrationAction : null}
      />
      <TabLinks
        label={t('tabs')}
        tabs={[
          { href: '/registrations', label: t('active'), current: !query.deleted },
          { href: '/registrations?deleted=yes', label: t('deletedTab'), current: query.deleted },
        ]}
      />
      <ClientMessages
        namespaces={[
          'list.columns',
          'list.findings',
          'list.rows',
          'fields.values.providerMode',
          'fields.values.clientType',
          'fields.values.grantTypes',
          'fields.labels.clientId',
        ]}
      >
        <ListFilters
          search={query.q}
          filters={filtersOf(query, t, value)}
          keep={Object.fromEntries(keep)}
          clearHref={isFiltered(query) ? clearedAddress(query) : null}
          words={{
            label: t('filters.label'),
            search: t('filters.search'),
            placeholder: t('filters.placeholder'),
            apply: t('filters.apply'),
            clear: t('filters.clear'),
          }}
        />
        <div className="mb-2 flex items-center justify-between gap-4">
          <p role="status" className="text-xs text-muted tabular-nums">
            {status}
          </p>
          <ViewOptions
            density={density}
            columns={columns}
            address={listAddress(query, first)}
            save={saveListViewAction}
          />
        </div>
        <Card>
          {rows.length === 0 ? (
            <ListEmpty query={query} mayCreate={mayCreate} />
          ) : (
            <RegistrationList
              rows={rows}
              sorting={sortingOf(query)}
              deleted={query.deleted}
              columns={columns}
              density={density}
              now={Date.now()}
              restore={query.deleted && mayRestore ? restoreRegistrationAction : null}
            />
          )}
        </Card>
      </ClientMessages>
      <div className="mt-3">
        <Pagination
          label={t('pages')}
          status={rows.length > 0 && status}
          previousHref={
            page.previousCursor &&
            listAddress({ ...query, after: null, before: page.previousCursor }, Math.max(1, first - query.size))
          }
          nextHref={
            page.nextCursor && listAddress({ ...query, before: null, after: page.nextCursor }, first + rows.length)
          }
        />
      </div>
    </>
  );
}
