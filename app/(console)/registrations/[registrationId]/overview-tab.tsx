import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { FindingsList } from '@/components/registration/detail/findings-list';
import { RegistrationOverview } from '@/components/registration/detail/overview';
import { Section } from '@/components/ui/section';
import { Still } from '@/components/ui/still';
import { Time } from '@/components/ui/time';
import { getMetadata } from '@/lib/data/registrations';
import { getTokenSettings } from '@/lib/data/settings';
import type { Actor } from '@/lib/domain/actor';
import { roleMay } from '@/lib/domain/permissions';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { MetadataSummary } from './metadata-summary';

/** The configuration beside what the policy says of it. */
export async function OverviewTab({ registration, actor }: { registration: RegistrationDetail; actor: Actor }) {
  const { configuration, findings } = registration;
  const mayReset = registration.deletedAt === null && roleMay(actor.role, 'secret:write');
  const path = `/registrations/${encodeURIComponent(configuration.registrationId)}`;
  const isBuiltIn = configuration.providerMode === 'built_in';
  const [t, tokens, metadata] = await Promise.all([
    getTranslations('detail'),
    // Only our own server's tokens follow the global setting.
    isBuiltIn ? getTokenSettings(actor) : null,
    getMetadata(actor, registration),
  ]);
  return (
    <div className="flex flex-col gap-6">
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <RegistrationOverview
            configuration={configuration}
            globalAccessTokenLifetime={tokens?.value.accessTokenLifetime ?? null}
          />
          {metadata && (
            <MetadataSummary
              registrationId={configuration.registrationId}
              mode={configuration.providerMode}
              view={metadata}
            />
          )}
        </div>
        <Still>
          <div className="order-first flex min-w-0 flex-col gap-6 xl:order-none">
            <Section id="findings" title={t('findings')} description={t('findingsDescription')}>
              <FindingsList findings={findings} secretsHref={mayReset ? `${path}?tab=secrets` : null} />
            </Section>
            <Section id="facts" title={t('facts')}>
              <dl className="flex flex-col gap-3">
                <Moment term={t('created')} at={registration.createdAt} who={registration.createdBy} />
                {isBuiltIn && <LastUsed at={registration.lastUsedAt} />}
                <Moment term={t('updated')} at={registration.updatedAt} who={registration.updatedBy} />
                {registration.verifiedAt && <Moment term={t('verified')} at={registration.verifiedAt} who={null} />}
              </dl>
            </Section>
          </div>
        </Still>
      </div>
    </div>
  );
}

/** When the client last asked this server for a token. */
function LastUsed({ at }: { at: string | null }) {
  const t = useTranslations('detail');
  return (
    <div>
      <dt className="text-xs text-muted">{t('lastUsed')}</dt>
      <dd className="text-sm">{at === null ? t('neverUsed') : <Time at={at} now={Date.now()} show="both" />}</dd>
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
