import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { filtersOf } from '@/components/registration/list/filters-of';
import { firstRow, isFiltered, listAddress, sortingOf } from '@/components/registration/list/list-address';
import { clearedAddress, ListEmpty } from '@/components/registration/list/list-empty';
import { ListNotice } from '@/components/registration/list/list-notice';
import { ListView } from '@/components/registration/list/list-view';
import { ClientMessages } from '@/components/ui/client-messages';
import { listRegistrations } from '@/lib/data/registrations';
import { roleMay } from '@/lib/domain/permissions';
import { PREFERENCE_COOKIES, parseColumns, parseDensity } from '@/lib/domain/preferences';
import { parseRegistrationQuery, registrationQueryParameters } from '@/lib/domain/registration/query';
import { requireActor } from '@/lib/server/actor';
import { restoreRegistrationAction, saveListViewAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('list.page'))('title') };
}

/** The words of the list's client component: these and no others are sent with it. */
const WORDS = [
  'list.page',
  'list.rows',
  'list.columns',
  'list.findings',
  'fields.values.providerMode',
  'fields.values.clientType',
  'fields.values.grantTypes',
  'fields.labels.clientId',
] as const;

/** The list: search, filters, order and place are in the address; density and columns in cookies. All of it works without JavaScript. */
export default async function RegistrationsPage({ searchParams }: PageProps<'/registrations'>) {
  const [actor, parameters, jar] = await Promise.all([requireActor(), searchParams, cookies()]);
  const query = parseRegistrationQuery(parameters);
  const [{ rows, total, previousCursor, nextCursor }, t, value] = await Promise.all([
    listRegistrations(actor, query),
    getTranslations('list'),
    getTranslations('fields.values'),
  ]);

  const first = firstRow(parameters.from, query);
  const { direction, size, deleted } = registrationQueryParameters(query);
  const keep = Object.entries({ direction, size, deleted }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  const mayCreate = roleMay(actor.role, 'registration:write');
  const restore = roleMay(actor.role, 'registration:delete') ? restoreRegistrationAction : null;

  return (
    <ClientMessages namespaces={WORDS}>
      <ListView
        list={{
          rows: JSON.stringify(rows),
          sorting: sortingOf(query),
          deleted: query.deleted,
          columns: parseColumns(jar.get(PREFERENCE_COOKIES.columns)?.value),
          density: parseDensity(jar.get(PREFERENCE_COOKIES.density)?.value),
          now: Date.now(),
          restore: query.deleted ? restore : null,
        }}
        filters={{
          action: '/registrations',
          search: query.q,
          filters: filtersOf(query, t, value),
          keep: Object.fromEntries(keep),
          clearHref: isFiltered(query) ? clearedAddress(query) : null,
          words: {
            label: t('filters.label'),
            search: t('filters.search'),
            placeholder: t('filters.placeholder'),
            apply: t('filters.apply'),
            clear: t('filters.clear'),
          },
        }}
        view={{ address: listAddress(query, first), save: saveListViewAction }}
        status={t('status', {
          first: rows.length === 0 ? 0 : first,
          last: rows.length === 0 ? 0 : first + rows.length - 1,
          count: total.count,
          exact: String(total.exact),
        })}
        previousHref={
          previousCursor &&
          listAddress({ ...query, after: null, before: previousCursor }, Math.max(1, first - query.size))
        }
        nextHref={nextCursor && listAddress({ ...query, before: null, after: nextCursor }, first + rows.length)}
        mayCreate={mayCreate}
        notice={
          parameters.notice === undefined ? null : (
            <ListNotice notice={parameters.notice} id={parameters.id} restore={restore} />
          )
        }
        empty={rows.length === 0 ? <ListEmpty query={query} mayCreate={mayCreate} /> : null}
      />
    </ClientMessages>
  );
}
