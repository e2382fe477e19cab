import { useTranslations } from 'next-intl';
import { ListFilters } from '@/components/form/list-filters';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Card } from '@/components/ui/section';
import { TabLinks } from '@/components/ui/tabs';
import { fromTheStart, type UserQuery, userListAddress } from '@/lib/domain/people/query';
import { USER_KINDS, type UserKind, type UserView } from '@/lib/domain/people/views';
import { UserTable } from './user-table';

type PeopleListProps = {
  query: UserQuery;
  page: { rows: readonly UserView[]; nextCursor: string | null; previousCursor: string | null };
  counts: Record<UserKind, number>;
  ownId: string;
  now: number;
  mayManage: boolean;
};

/** Who has an account: kinds as tabs, a search, a page. All of it lives in the address. */
export function PeopleList({ query, page, counts, ownId, now, mayManage }: PeopleListProps) {
  const t = useTranslations('users');
  const first = fromTheStart(query);
  const unsearched = userListAddress({ ...first, q: '' });
  return (
    <section aria-label={t('caption')}>
      <TabLinks
        label={t('kinds')}
        tabs={USER_KINDS.map((kind) => ({
          href: userListAddress({ ...first, kind }),
          label: t(`kindNames.${kind}`),
          current: kind === query.kind,
          count: counts[kind],
        }))}
      />
      <ListFilters
        action="/users"
        search={query.q}
        filters={[]}
        keep={query.kind === 'all' ? {} : { kind: query.kind }}
        clearHref={query.q === '' ? null : unsearched}
        words={{
          label: t('search.label'),
          search: t('search.field'),
          placeholder: t('search.placeholder'),
          apply: t('search.apply'),
          clear: t('search.clear'),
        }}
      />
      <p role="status" className="mb-2 text-xs text-muted tabular-nums">
        {t('count', { count: counts[query.kind] })}
      </p>
      <Card className="overflow-hidden">
        {page.rows.length > 0 ? (
          <UserTable users={page.rows} query={query} ownId={ownId} now={now} mayManage={mayManage} />
        ) : query.q === '' ? (
          <EmptyState kind="first-use" title={t('noneOfKind')}>
            {mayManage ? t('noneOfKindText') : t('readOnly')}
          </EmptyState>
        ) : (
          <EmptyState
            kind="no-results"
            title={t('search.none')}
            actions={<ButtonLink href={unsearched}>{t('search.clear')}</ButtonLink>}
          >
            {t('search.noneText')}
          </EmptyState>
        )}
      </Card>
      <div className="mt-3">
        <Pagination
          label={t('pages')}
          previousHref={page.previousCursor && userListAddress({ ...first, before: page.previousCursor })}
          nextHref={page.nextCursor && userListAddress({ ...first, after: page.nextCursor })}
        />
      </div>
    </section>
  );
}
