import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { ContractRow } from '@/lib/domain/metadata/contract';
import { ChipList } from './chip-list';
import { ContractVerdictBadge } from './contract-mark';

/** The rows of one field: they share what is advertised. */
function byField(rows: readonly ContractRow[]): ContractRow[][] {
  return [...new Set(rows.map((row) => row.field))].map((field) => rows.filter((row) => row.field === field));
}

/** What is advertised for one field: the list, the default that stands for a missing one, or that nothing is said. */
function Offered({ row }: { row: ContractRow }) {
  const t = useTranslations('metadata.contract');
  if (row.offered === null || row.offered.length === 0)
    return <span className="text-xs text-muted">{t('nothing')}</span>;
  const assumed = row.listed ? null : <span className="block text-xs text-muted">{t('assumedList')}</span>;
  return (
    <>
      {assumed}
      <ChipList values={row.offered} label={t('offered')} />
    </>
  );
}

/** Every value of a registration held against the provider's document, by field (namespaces: `metadata`, `fields`). */
export function ContractCheck({ rows, level = 2 }: { rows: readonly ContractRow[]; level?: 2 | 3 }) {
  const t = useTranslations('metadata.contract');
  const tFields = useTranslations('fields.labels');
  const count = rows.filter((row) => row.verdict === 'not_advertised').length;
  const description = count === 0 ? t('allOk') : t('summary', { count });
  return (
    <Section id="contract" level={level} title={t('title')} description={description} flush>
      <ul className="divide-y divide-border">
        {byField(rows).map((fieldRows) =>
          fieldRows.slice(0, 1).map((first) => (
            <li key={first.field} className="grid gap-x-6 gap-y-2 px-4 py-3 sm:grid-cols-2">
              <div className="min-w-0">
                <p className="text-xs text-muted">{tFields(first.field)}</p>
                <ul>
                  {fieldRows.map((row) => (
                    <li
                      key={row.path}
                      title={t(`explain.${row.verdict}`, { member: row.member })}
                      className="mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1"
                    >
                      <code className="min-w-0 text-xs wrap-anywhere">{row.asked}</code>
                      <ContractVerdictBadge verdict={row.verdict} />
                    </li>
                  ))}
                </ul>
              </div>
              <div className="min-w-0">
                <p className="mb-1 text-xs text-muted">{t('offered')}</p>
                <Offered row={first} />
              </div>
            </li>
          )),
        )}
      </ul>
    </Section>
  );
}
