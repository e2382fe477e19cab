'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Th } from '@/components/ui/table';
import type { Density, ListColumn } from '@/lib/domain/preferences';
import { BulkForm, type BulkFormProps } from './bulk-form';
import { drawRows } from './drawn-rows';
import { useListWords } from './list-words';
import './registration-list.css';

type RegistrationListProps = {
  /** Packed by `packRows`. */
  rows: string;
  /** Where each heading leads that sorts, and how it stands: computed by the page, which has the query and its parser. */
  sorting: Partial<Record<ListColumn | 'name', { href: string; sorted: 'ascending' | 'descending' | undefined }>>;
  /** Whether these are the deleted ones. */
  deleted: boolean;
  columns: readonly ListColumn[];
  density: Density;
  now: number;
  /** Given in the list of deleted ones, to those who may. */
  restore: ((form: FormData) => Promise<void>) | null;
  /** Given to those who may do something to many of them. */
  bulk: BulkFormProps | null;
};

/**
 * The table of registrations; on a narrow screen its rows become cards. Its rows are HTML, not elements of React: nothing in
 * them has a state, what can be pressed is heard by the document's listeners, and making elements of them was a third of what
 * a request cost (docs/decisions/053).
 */
export function RegistrationList({
  rows,
  sorting,
  deleted,
  columns,
  density,
  now,
  restore,
  bulk,
}: RegistrationListProps) {
  const t = useTranslations('list');
  const words = useListWords();
  const restoreForm = restore && 'restore';
  const pickable = bulk !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are the same as long as the language is
  const body = useMemo(
    () => ({ __html: drawRows(rows, { visible: new Set(columns), words, restoreForm, pickable }, now) }),
    [rows, columns, now, restoreForm, pickable],
  );

  const heading = (column: ListColumn | 'name') => (
    <Th key={column} data-column={column} sort={sorting[column]?.sorted} sortHref={sorting[column]?.href}>
      {column === 'updatedAt' && deleted ? words.deleted : t(`columns.${column}`)}
    </Th>
  );

  const table = (
    <>
      <p id="list-copy-hint" hidden>
        {words.copyHint}
      </p>
      <table
        className="registration-list"
        data-density={density}
        data-deleted={deleted || undefined}
        data-copy-what={words.clientId}
      >
        <caption className="sr-only">{t('rows.caption')}</caption>
        <thead>
          <tr>
            {pickable && (
              <th scope="col" className="list-pick">
                <span className="sr-only">{t('bulk.column')}</span>
                <label>
                  <input type="checkbox" data-pick-page="" aria-label={t('bulk.page')} />
                </label>
              </th>
            )}
            {heading('name')}
            {columns.map(heading)}
            {restore && (
              <th scope="col" data-column="restore">
                <span className="sr-only">{words.restore}</span>
              </th>
            )}
          </tr>
        </thead>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: `html` has escaped every text in it */}
        <tbody dangerouslySetInnerHTML={body} />
      </table>
    </>
  );
  return (
    <>
      {bulk === null ? (
        table
      ) : (
        <BulkForm {...bulk} rows={rows}>
          {table}
        </BulkForm>
      )}
      {restore && <form id="restore" action={restore} />}
    </>
  );
}
