import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { ContractRow } from '@/lib/domain/metadata/contract';
import { ContractVerdictBadge } from './contract-mark';

/** Every value of a registration held against the provider's document (namespaces: `metadata`, `fields`). */
export function ContractCheck({ rows, level = 2 }: { rows: readonly ContractRow[]; level?: 2 | 3 }) {
  const t = useTranslations('metadata.contract');
  const tFields = useTranslations('fields.labels');
  const refused = rows.filter((row) => row.verdict === 'not_advertised').length;
  const offered = ({ offered, verdict }: ContractRow) => {
    if (offered === null || (offered.length === 0 && verdict !== 'ok')) return t('nothing');
    const values = offered.join(', ');
    return verdict === 'assumed_default' ? t('assumed', { values }) : values;
  };
  return (
    <Section
      id="contract"
      level={level}
      title={t('title')}
      description={refused === 0 ? t('allOk') : t('summary', { count: refused })}
      flush
    >
      <ul className="divide-y divide-border" aria-label={t('caption')}>
        {rows.map((row) => (
          <li
            key={row.path}
            className="grid gap-x-4 gap-y-1 px-4 py-2.5 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_auto]"
          >
            <span className="min-w-0 text-sm">
              <span className="block text-xs text-muted">{tFields(row.field)}</span>
              <code className="text-xs break-all">{row.asked}</code>
            </span>
            <span className="min-w-0 text-sm">
              <span className="block text-xs text-muted">{t('offered')}</span>
              <span className="text-xs break-words">{offered(row)}</span>
            </span>
            <span
              className="flex items-start sm:justify-end"
              title={t(`explain.${row.verdict}`, { member: row.member })}
            >
              <ContractVerdictBadge verdict={row.verdict} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
