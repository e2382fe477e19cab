import { useTranslations } from 'next-intl';
import { FindingsList } from '@/components/registration/detail/findings-list';
import { RegistrationOverview } from '@/components/registration/detail/overview';
import { Section } from '@/components/ui/section';
import { Time } from '@/components/ui/time';
import type { Actor } from '@/lib/domain/actor';
import type { RegistrationDetail } from '@/lib/domain/registration/views';

import { MetadataSummary } from './metadata-summary';

/** The configuration beside what the policy says of it. */
export function OverviewTab({ registration, actor }: { registration: RegistrationDetail; actor: Actor }) {
  const t = useTranslations('detail');
  const { configuration, findings } = registration;
  return (
    <div className="flex flex-col gap-6">
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <RegistrationOverview configuration={configuration} />
          <MetadataSummary
            registrationId={configuration.registrationId}
            mode={configuration.providerMode}
            actor={actor}
          />
        </div>
        <div className="order-first flex min-w-0 flex-col gap-6 xl:order-none">
          <Section id="findings" title={t('findings')} description={t('findingsDescription')}>
            <FindingsList findings={findings} />
          </Section>
          <Section id="facts" title={t('facts')}>
            <dl className="flex flex-col gap-3">
              <Moment term={t('created')} at={registration.createdAt} who={registration.createdBy} />
              <Moment term={t('updated')} at={registration.updatedAt} who={registration.updatedBy} />
              {registration.verifiedAt && <Moment term={t('verified')} at={registration.verifiedAt} who={null} />}
            </dl>
          </Section>
        </div>
      </div>
    </div>
  );
}

function Moment({ term, at, who }: { term: string; at: string; who: string | null }) {
  const t = useTranslations('detail');
  return (
    <div>
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="text-sm">
        <Time at={at} now={Date.now()} show="both" />
        {who !== null && <span className="block text-xs text-muted">{t('by', { name: who })}</span>}
      </dd>
    </div>
  );
}
