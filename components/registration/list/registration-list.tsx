'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Th } from '@/components/ui/table';
import type { Density, ListColumn } from '@/lib/domain/preferences';
import type { RegistrationListRow } from '@/lib/domain/registration/views';
import { ListRow } from './list-row';
import { useListWords } from './list-words';
import './registration-list.css';

type RegistrationListProps = {
  /** `RegistrationListRow[]` as JSON: one string crosses to the browser at a fraction of what a thousand values cost to walk. */
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
};

/**
 * The table of registrations; on a narrow screen its rows become cards. One client component that takes plain rows: handing
 * them over costs the server less than rendering them as server components.
 */
export function RegistrationList({ rows, sorting, deleted, columns, density, now, restore }: RegistrationListProps) {
  const t = useTranslations('list');
  const words = useListWords();
  const parsed = useMemo(() => JSON.parse(rows) as RegistrationListRow[], [rows]);
  const visible = new Set(columns);

  const heading = (column: ListColumn | 'name') => (
    <Th key={column} data-column={column} sort={sorting[column]?.sorted} sortHref={sorting[column]?.href}>
      {column === 'updatedAt' && deleted ? words.deleted : t(`columns.${column}`)}
    </Th>
  );

  return (
    <>
      <p id="list-copy-hint" hidden>
        {words.copyHint}
      </p>
      <table className="registration-list" data-density={density} data-copy-what={words.clientId}>
        <caption className="sr-only">{t('rows.caption')}</caption>
        <thead>
          <tr>
            {heading('name')}
            {columns.map(heading)}
            {restore && (
              <th scope="col" data-column="restore">
                <span className="sr-only">{words.restore}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {parsed.map((row) => (
            <ListRow key={row.id} row={row} visible={visible} words={words} now={now} restore={restore} />
          ))}
        </tbody>
      </table>
    </>
  );
}
