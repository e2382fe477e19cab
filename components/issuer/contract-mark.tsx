import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { ContractVerdict } from '@/lib/domain/metadata/contract';

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
