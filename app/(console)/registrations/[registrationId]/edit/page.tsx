import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RegistrationForm } from '@/components/registration/form/registration-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/section';
import { getMetadata, getRegistration } from '@/lib/data/registrations';
import { pathSegment } from '@/lib/domain/address';
import { fromConfiguration } from '@/lib/domain/registration/form-values';
import { requireActorWith } from '@/lib/server/actor';
import { formFacts } from '../../form-facts';
import { FORM_WORDS } from '../../form-words';
import { discoverAction } from '../../new/actions';
import { updateRegistrationAction } from './actions';

type Props = PageProps<'/registrations/[registrationId]/edit'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('form');
  return { title: t('editTitle', { registrationId: pathSegment((await params).registrationId) }) };
}

/** `/registrations/shop/edit` */
export default async function EditRegistrationPage({ params }: Props) {
  const actor = await requireActorWith('registration:write');
  const registrationId = pathSegment((await params).registrationId);
  const detail = await getRegistration(actor, registrationId);
  if (detail === null || detail.deletedAt !== null) notFound();
  const t = await getTranslations('form');
  const { configuration, rowVersion, secrets } = detail;
  const [facts, metadata] = await Promise.all([
    formFacts(actor),
    configuration.providerMode === 'automatic' ? getMetadata(actor, detail) : null,
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
          ...facts,
          previous: configuration,
          rowVersion,
          idempotencyKey: null,
          secrets,
          metadata: metadata?.document ?? null,
        }}
      />
    </ClientMessages>
  );
}
