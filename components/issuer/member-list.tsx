import { useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import type { GroupedMember } from '@/lib/domain/metadata/group';
import { MemberValue } from './member-value';
import { WireName } from './wire-name';

/** One group of a document: our label, the member's own name, and its value. A provider's own members keep their name. */
export function MemberList({ members }: { members: readonly GroupedMember[] }) {
  const t = useTranslations('metadata');
  return (
    <DescriptionList>
      {members.map(({ member, value, clause }) => {
        const label = clause === null ? member : t(`members.${member}`);
        return (
          <div key={member} className="grid gap-x-6 gap-y-1 py-2 sm:grid-cols-[minmax(9rem,13rem)_minmax(0,1fr)]">
            <dt
              className="min-w-0 text-sm text-muted"
              title={clause === null ? undefined : t('absent.clause', { clause })}
            >
              {clause !== null && <span className="block">{label}</span>}
              <WireName name={member} />
            </dt>
            <dd className="min-w-0 text-sm">
              <MemberValue value={value} label={label} />
            </dd>
          </div>
        );
      })}
    </DescriptionList>
  );
}
