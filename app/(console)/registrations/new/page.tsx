import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RegistrationForm } from '@/components/registration/form/registration-form';
import { ButtonLink } from '@/components/ui/button';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/section';
import { getRegistration } from '@/lib/data/registrations';
import { fromConfiguration } from '@/lib/domain/registration/form-values';
import { duplicateFormValues, isPresetName, newFormValues } from '@/lib/domain/registration/form-values-presets';
import { requireActorWith } from '@/lib/server/actor';
import { formFacts } from '../form-facts';
import { FORM_WORDS } from '../form-words';
import { createRegistrationAction, discoverAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('form');
  return { title: t('newTitle') };
}

/** `/registrations/new`, `?preset=machineToMachine`, `?from=shop` (a copy of `shop`). */
export default async function NewRegistrationPage({ searchParams }: PageProps<'/registrations/new'>) {
  const actor = await requireActorWith('registration:write');
  const { from, preset } = await searchParams;
  const [t, json] = await Promise.all([getTranslations('form'), getTranslations('registerFromJson')]);
  const [facts, original] = await Promise.all([
    formFacts(actor),
    typeof from === 'string' ? getRegistration(actor, from) : null,
  ]);
  const registrationId = original?.configuration.registrationId ?? '';
  return (
    <ClientMessages namespaces={FORM_WORDS}>
      <RegistrationForm
        header={
          <PageHeader
            title={original === null ? t('newTitle') : t('duplicateTitle', { registrationId })}
            lead={original === null ? t('newLead') : t('duplicateLead', { registrationId })}
            actions={<ButtonLink href="/registrations/new/json">{json('link')}</ButtonLink>}
          />
        }
        // Another preset or another original is another form.
        key={`${preset} ${registrationId}`}
        save={createRegistrationAction}
        discover={discoverAction}
        initial={
          original === null
            ? newFormValues(isPresetName(preset) ? preset : undefined)
            : duplicateFormValues(fromConfiguration(original.configuration))
        }
        facts={facts}
      />
    </ClientMessages>
  );
}
