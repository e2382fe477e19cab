import { useTranslations } from 'next-intl';
import type { Severity } from '@/lib/domain/policy/finding';
import { GRANTS } from '@/lib/domain/registration/grants';
import { CLIENT_TYPES, type ClientType, PROVIDER_MODES, type ProviderMode } from '@/lib/domain/registration/model';

/** What the rows say, looked up once for the whole list. */
export type ListWords = {
  mode: Record<ProviderMode, string>;
  type: Record<ClientType, string>;
  grant: ReadonlyMap<string, string>;
  clientId: string;
  copyHint: string;
  disabled: string;
  notVerified: string;
  noGrant: string;
  findings: (severity: Severity, count: number) => string;
  noFindings: string;
  deleted: string;
  keptUntil: (date: string) => string;
  restore: string;
  restoreWhat: (name: string) => string;
  select: (name: string) => string;
};

/** The same few counts come again and again, and a plural costs more than the rest of a row. */
const counted = new Map<string, string>();

/** The words of the list's rows. Needs the messages `list`, `fields.values`, `fields.labels` and `ui`. */
export function useListWords(): ListWords {
  const t = useTranslations('list');
  const value = useTranslations('fields.values');
  const label = useTranslations('fields.labels');
  const ui = useTranslations('ui');
  const clientId = label('clientId');
  return {
    mode: Object.fromEntries(PROVIDER_MODES.map((mode) => [mode, value(`providerMode.${mode}`)])) as ListWords['mode'],
    type: Object.fromEntries(CLIENT_TYPES.map((type) => [type, value(`clientType.${type}`)])) as ListWords['type'],
    grant: new Map(GRANTS.map(({ type, key }) => [type, value(`grantTypes.${key}` as 'grantTypes.implicit')])),
    clientId,
    copyHint: ui('copyWhat', { what: clientId }),
    disabled: t('rows.disabled'),
    notVerified: t('rows.notVerified'),
    noGrant: t('rows.noGrant'),
    findings: (severity, count) => {
      const key = `${severity} ${count}`;
      const said = counted.get(key) ?? t(`findings.${severity}`, { count });
      counted.set(key, said);
      return said;
    },
    noFindings: t('findings.none'),
    deleted: t('rows.deletedAt'),
    keptUntil: (date) => t('rows.keptUntil', { date }),
    restore: t('rows.restore'),
    restoreWhat: (name) => t('rows.restoreWhat', { name }),
    select: (name) => t('bulk.select', { name }),
  };
}
