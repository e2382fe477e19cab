import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListFilters } from '@/components/form/list-filters';
import { ResourceTable } from '@/components/resources/resource-table';
import { ButtonLink } from '@/components/ui/button';
import { ClientMessages } from '@/components/ui/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Pagination } from '@/components/ui/pagination';
import { Card, PageHeader } from '@/components/ui/section';
import { TabLinks } from '@/components/ui/tabs';
import { countResources, listResources } from '@/lib/data/resources';
import { roleMay } from '@/lib/domain/permissions';
import { RESOURCE_KINDS } from '@/lib/domain/resources/model';
import { parseResourceQuery, resourceListAddress } from '@/lib/domain/resources/query';
import { requireActor } from '@/lib/server/actor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('resources'))('title') };
}

/** `/resources?kind=apiScope&q=orders`: the resources of one kind. */
export default async function ResourcesPage({ searchParams }: PageProps<'/resources'>) {
  const [actor, parameters, t] = await Promise.all([requireActor(), searchParams, getTranslations('resources')]);
  const query = parseResourceQuery(parameters);
  const { kind, q } = query;
  const [page, counts] = await Promise.all([listResources(actor, kind, query), countResources(actor)]);
  const first = { ...query, after: null, before: null };
  const create = roleMay(actor.role, 'resource:write') && (
    <ButtonLink href={`/resources/new?kind=${kind}`} variant="primary" icon={<Plus aria-hidden className="size-4" />}>
      {t(`create.${kind}`)}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={create} />
      {parameters.notice === 'deleted' && (
        <div className="mb-4">
          <Notice tone="success">{t('deletedNotice')}</Notice>
        </div>
      )}
      <TabLinks
        label={t('kindsLabel')}
        tabs={RESOURCE_KINDS.map((each) => ({
          href: resourceListAddress({ ...first, kind: each, q: '' }),
          label: t(`kinds.${each}`),
          current: each === kind,
          count: counts[each],
        }))}
      />
      <p className="mb-4 max-w-prose text-sm text-muted">{t(`kindLead.${kind}`)}</p>
      <ClientMessages namespaces={[]}>
        <ListFilters
          action="/resources"
          search={q}
          filters={[]}
          keep={{ kind }}
          clearHref={q === '' || page.rows.length === 0 ? null : resourceListAddress({ ...first, q: '' })}
          words={{
            label: t('filters.label'),
            search: t('filters.search'),
            placeholder: t('filters.placeholder'),
            apply: t('filters.apply'),
            clear: t('filters.clear'),
          }}
        />
      </ClientMessages>
      {/* Where there is none, the card below says so, and why. */}
      <p role="status" className={page.total === 0 ? 'sr-only' : 'mb-2 text-xs text-muted tabular-nums'}>
        {t('count', { count: page.total })}
      </p>
      <Card className="overflow-hidden">
        {page.rows.length > 0 ? (
          <ResourceTable kind={kind} rows={page.rows} now={Date.now()} />
        ) : q === '' ? (
          <EmptyState kind="first-use" title={t(`empty.firstUse.${kind}`)} actions={create}>
            {t(`empty.firstUseText.${kind}`)}
          </EmptyState>
        ) : (
          <EmptyState
            kind="no-results"
            title={t('empty.noResults')}
            actions={<ButtonLink href={resourceListAddress({ ...first, q: '' })}>{t('empty.clear')}</ButtonLink>}
          >
            {t('empty.noResultsText')}
          </EmptyState>
        )}
      </Card>
      <div className="mt-3">
        <Pagination
          label={t('pages')}
          previousHref={page.previousName && resourceListAddress({ ...first, before: page.previousName })}
          nextHref={page.nextName && resourceListAddress({ ...first, after: page.nextName })}
        />
      </div>
    </>
  );
}
