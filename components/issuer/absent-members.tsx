import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { AbsentMember } from '@/lib/domain/metadata/group';
import { WireName } from './wire-name';

/** What the provider does not advertise, with what the specification says its absence means. */
export function AbsentMembers({ members }: { members: readonly AbsentMember[] }) {
  const t = useTranslations('metadata');
  if (members.length === 0) return null;
  const meaning = ({ assumed }: AbsentMember) => {
    if (assumed === null) return t('absent.meansNothing');
    if (typeof assumed === 'boolean') return t(assumed ? 'absent.meansYes' : 'absent.meansNo');
    return assumed.length === 0 ? t('absent.meansNone') : t('absent.meansList', { values: assumed.join(', ') });
  };
  return (
    <Section id="metadata-absent" level={3} title={t('absent.title')} description={t('absent.lead')}>
      <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {members.map((row) => (
          <li key={row.member} className="min-w-0 text-sm" title={t('absent.clause', { clause: row.clause })}>
            {t(`members.${row.member}`)} <WireName name={row.member} />
            <span className="block text-xs text-muted">{meaning(row)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
