import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RegistrationForm } from '@/components/registration/form/registration-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/section';
import { getMetadata, getRegistration } from '@/lib/data/registrations';
import { listScopeNames } from '@/lib/data/resources';
import { getPolicySettings, getTokenSettings } from '@/lib/data/settings';
import { builtInAddresses } from '@/lib/domain/metadata/built-in';
import { fromConfiguration } from '@/lib/domain/registration/form-values';
import { requireActorWith } from '@/lib/server/actor';
import { env } from '@/lib/server/env';
import { FORM_WORDS } from '../../form-words';
import { httpOrigins } from '../../http-origins';
import { discoverAction } from '../../new/actions';
import { updateRegistrationAction } from './actions';

type Props = PageProps<'/registrations/[registrationId]/edit'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('form');
  return { title: t('editTitle', { registrationId: decodeURIComponent((await params).registrationId) }) };
}

/** `/registrations/shop/edit` */
export default async function EditRegistrationPage({ params }: Props) {
  const actor = await requireActorWith('registration:write');
  const registrationId = decodeURIComponent((await params).registrationId);
  const detail = await getRegistration(actor, registrationId);
  if (detail === null || detail.deletedAt !== null) notFound();
  const t = await getTranslations('form');
  const { configuration, rowVersion, secrets } = detail;
  const metadata = configuration.providerMode === 'automatic' ? await getMetadata(actor, registrationId) : null;
  const [{ value: severities }, { value: tokens }, serverScopes] = await Promise.all([
    getPolicySettings(actor),
    getTokenSettings(actor),
    listScopeNames(actor),
  ]);
  return (
    <ClientMessages namespaces={FORM_WORDS}>
      <RegistrationForm
        header={
          <PageHeader
            title={t('editTitle', { registrationId: configuration.registrationId })}
            lead={configuration.name}
          />
        }
        save={updateRegistrationAction}
        discover={discoverAction}
        initial={fromConfiguration(configuration)}
        facts={{
          previous: configuration,
          rowVersion,
          idempotencyKey: null,
          secrets,
          metadata: metadata?.document ?? null,
          serverScopes,
          severities,
          globalAccessTokenLifetime: tokens.accessTokenLifetime,
          builtInServer: builtInAddresses(env.PUBLIC_URL),
          httpOrigins: httpOrigins(),
          now: new Date().toISOString(),
        }}
      />
    </ClientMessages>
  );
}
