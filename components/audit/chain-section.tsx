import { useTranslations } from 'next-intl';
import { ClientMessages } from '@/components/ui/client-messages';
import { CopyButton } from '@/components/ui/copy';
import { Description, DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { type AuditHeadView, formatHead } from '@/lib/domain/audit/chain';
import { type VerifyAction, VerifyForm } from './verify-form';

type ChainSectionProps = {
  head: AuditHeadView;
  protection: { separate: boolean; owner: string; application: string };
  /** Null for a role that may not verify. */
  verify: VerifyAction | null;
};

/** The head to publish, who could undo the trail, and the button that checks it. */
export function ChainSection({ head, protection, verify }: ChainSectionProps) {
  const t = useTranslations('audit.chain');
  const { owner, application } = protection;
  return (
    <Section id="integrity" title={t('title')} className="break-inside-avoid">
      <DescriptionList className="-mt-2.5">
        <Description term={t('head')} source={t('headHint')}>
          {/* One is told to keep it: all of it is there to be read, and how to copy it is seen. */}
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <code className="min-w-0 text-xs wrap-anywhere">{formatHead(head)}</code>
            <CopyButton value={formatHead(head)} what={t('headWhat')} />
          </span>
        </Description>
        <Description term={t('ownerTerm')}>
          {t(protection.separate ? 'separate' : 'same', { owner, application })}
        </Description>
      </DescriptionList>
      {verify !== null && (
        <ClientMessages namespaces={['audit.chain', 'audit.faults', 'errors']}>
          <VerifyForm action={verify} />
        </ClientMessages>
      )}
    </Section>
  );
}
