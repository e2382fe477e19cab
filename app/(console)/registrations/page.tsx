import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { firstRow, isFiltered, listAddress, sortingOf } from '@/components/registration/list/list-address';
import { clearedAddress, ListEmpty } from '@/components/registration/list/list-empty';
import { ListNotice } from '@/components/registration/list/list-notice';
import { ListView } from '@/components/registration/list/list-view';
import { packRows } from '@/components/registration/list/packed-rows';
import { RunningBulkActs } from '@/components/registration/list/running-bulk-acts';
import { ClientMessages } from '@/components/ui/client-messages';
import { listRunningBulkActs } from '@/lib/data/bulk-acts';
import { listRegistrations } from '@/lib/data/registrations';
import { roleMay } from '@/lib/domain/permissions';
import { RULE_IDS } from '@/lib/domain/policy/rules';
import { PREFERENCE_COOKIES, parseColumns, parseDensity } from '@/lib/domain/preferences';
import { BULK_PERMISSIONS } from '@/lib/domain/registration/bulk';
import { BULK_ACTIONS, isForDeleted } from '@/lib/domain/registration/bulk-actions';
import { parseRegistrationQuery, registrationQueryParameters } from '@/lib/domain/registration/query';
import { requireActor } from '@/lib/server/actor';
import messages from '@/messages/en.json';
import { restoreRegistrationAction, saveListViewAction } from './actions';

export const metadata: Metadata = { title: messages.list.page.title };

/** The words of the list's client component: these and no others are sent with it. */
const WORDS = [
  'list.page',
  'list.status',
  'list.filters',
  'list.any',
  'list.yes',
  'list.no',
  'list.sources',
  'list.approvals',
  'list.withFinding',
  'list.rules',
  'list.sorts',
  'list.columns',
  'list.rows',
  'list.findings',
  'list.bulk',
  'fields.values.providerMode',
  'fields.values.clientType',
  'fields.values.grantTypes',
  'fields.labels.clientId',
] as const;

/** The list: search, filters, order and place are in the address; density and columns in cookies. All of it works without JavaScript. */
export default async function RegistrationsPage({ searchParams }: PageProps<'/registrations'>) {
  const [actor, parameters, jar] = await Promise.all([requireActor(), searchParams, cookies()]);
  const query = parseRegistrationQuery(parameters);
  const bulkActions = BULK_ACTIONS.filter(
    (action) => isForDeleted(action) === query.deleted && roleMay(actor.role, BULK_PERMISSIONS[action]),
  );
  const [{ rows, total, previousCursor, nextCursor }, running] = await Promise.all([
    listRegistrations(actor, query),
    bulkActions.length > 0 ? listRunningBulkActs(actor) : [],
  ]);
  const first = firstRow(parameters.from, query);
  const mayCreate = roleMay(actor.role, 'registration:write');
  const restore = roleMay(actor.role, 'registration:delete') ? restoreRegistrationAction : null;

  return (
    <ClientMessages namespaces={WORDS}>
      <ListView
        list={{
          rows: packRows(rows),
          sorting: sortingOf(query),
          deleted: query.deleted,
          columns: parseColumns(jar.get(PREFERENCE_COOKIES.columns)?.value),
          density: parseDensity(jar.get(PREFERENCE_COOKIES.density)?.value),
          now: Date.now(),
          restore: query.deleted ? restore : null,
        }}
        filters={{
          parameters: registrationQueryParameters(query),
          rules: [...RULE_IDS].sort(),
          clearHref: isFiltered(query) ? clearedAddress(query) : null,
        }}
        view={{ address: listAddress(query, first), save: saveListViewAction }}
        place={{
          first: rows.length === 0 ? 0 : first,
          last: rows.length === 0 ? 0 : first + rows.length - 1,
          count: total.count,
          exact: total.exact,
        }}
        previousHref={
          previousCursor &&
          listAddress({ ...query, after: null, before: previousCursor }, Math.max(1, first - query.size))
        }
        nextHref={nextCursor && listAddress({ ...query, before: null, after: nextCursor }, first + rows.length)}
        mayCreate={mayCreate}
        bulkActions={bulkActions}
        notice={
          <>
            {parameters.notice !== undefined && (
              <ListNotice notice={parameters.notice} id={parameters.id} restore={restore} />
            )}
            <RunningBulkActs acts={running} />
          </>
        }
        empty={rows.length === 0 ? <ListEmpty query={query} mayCreate={mayCreate} /> : null}
      />
    </ClientMessages>
  );
}
