import { getTranslations } from 'next-intl/server';
import { ConfigurationMetadata } from '@/components/issuer/configuration-metadata';
import { ContractCheck } from '@/components/issuer/contract-check';
import { DiscoveryFailureNotice } from '@/components/issuer/discovery-failure-notice';
import { RediscoverButton } from '@/components/registration/detail/rediscover-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import { getMetadata } from '@/lib/data/registrations';
import type { Actor } from '@/lib/domain/actor';
import { contractCheck } from '@/lib/domain/metadata/contract';
import { readProviderMetadata } from '@/lib/domain/metadata/provider-metadata';
import { roleMay } from '@/lib/domain/permissions';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { rediscoverAction } from './actions';

/** **Configuration metadata**: the discovered document or the one composed from typed endpoints, read-only. */
export async function MetadataTab({ registration, actor }: { registration: RegistrationDetail; actor: Actor }) {
  const t = await getTranslations('detail');
  const { configuration, deletedAt, verificationFailure } = registration;
  const { registrationId, providerMode } = configuration;
  const view = await getMetadata(actor, registration);
  const mayDiscover = providerMode === 'automatic' && deletedAt === null && roleMay(actor.role, 'issuer:discover');
  return (
    <div className="flex flex-col gap-5">
      {mayDiscover && <RediscoverButton action={rediscoverAction} registrationId={registrationId} />}
      {verificationFailure && (
        <DiscoveryFailureNotice failure={verificationFailure} tone="warning">
          <p className="text-sm">
            {t.rich('unverified', { when: () => <Time at={verificationFailure.at} now={Date.now()} /> })}
          </p>
        </DiscoveryFailureNotice>
      )}
      {view?.source === 'discovered' && (
        <ContractCheck rows={contractCheck(configuration, readProviderMetadata(view.document))} />
      )}
      {view ? (
        <ConfigurationMetadata view={view} mode={providerMode} now={Date.now()} />
      ) : (
        <EmptyState kind="first-use" title={t('metadataNone.title')}>
          {t('metadataNone.explanation')}
        </EmptyState>
      )}
    </div>
  );
}
