import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { ContractRow, ContractVerdict } from '@/lib/domain/metadata/contract';

const LOOKS: Record<ContractVerdict, { tone: Tone; icon: typeof CircleCheck }> = {
  ok: { tone: 'success', icon: CircleCheck },
  assumed_default: { tone: 'success', icon: CircleCheck },
  not_advertised: { tone: 'warning', icon: TriangleAlert },
  unknown: { tone: 'neutral', icon: CircleHelp },
};

/** The verdict on one value, in a word. */
export function ContractVerdictBadge({ verdict }: { verdict: ContractVerdict }) {
  const t = useTranslations('metadata.contract');
  const { tone, icon: Icon } = LOOKS[verdict];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden className="size-3" />}>
      {t(`verdicts.${verdict}`)}
    </Badge>
  );
}

/** What the provider says of one field's values, to stand beside the field: only what a person might want to change. */
export function ContractMarks({ rows, field }: { rows: readonly ContractRow[]; field: ContractRow['field'] }) {
  const t = useTranslations('metadata.contract');
  const worth = rows.filter((row) => row.field === field && row.verdict === 'not_advertised');
  if (worth.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-xs">
      {worth.map((row) => (
        <li key={row.path} className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
          <ContractVerdictBadge verdict={row.verdict} />
          <span className="min-w-0 break-words text-muted">
            <code>{row.asked}</code>: {t(`explain.${row.verdict}`, { member: row.member })}
          </span>
        </li>
      ))}
    </ul>
  );
}
