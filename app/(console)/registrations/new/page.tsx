import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RegistrationForm } from '@/components/registration/form/registration-form';
import { ButtonLink } from '@/components/ui/button';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/section';
import { getRegistration } from '@/lib/data/registrations';
import { listScopeNames } from '@/lib/data/resources';
import { getPolicySettings, getTokenSettings } from '@/lib/data/settings';
import { builtInAddresses } from '@/lib/domain/metadata/built-in';
import { fromConfiguration } from '@/lib/domain/registration/form-values';
import { duplicateFormValues, isPresetName, newFormValues } from '@/lib/domain/registration/form-values-presets';
import { requireActorWith } from '@/lib/server/actor';
import { env } from '@/lib/server/env';
import { FORM_WORDS } from '../form-words';
import { httpOrigins } from '../http-origins';
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
  const [{ value: severities }, { value: tokens }, serverScopes] = await Promise.all([
    getPolicySettings(actor),
    getTokenSettings(actor),
    listScopeNames(actor),
  ]);
  const original = typeof from === 'string' ? await getRegistration(actor, from) : null;
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
        facts={{
          previous: null,
          rowVersion: null,
          idempotencyKey: randomUUID(),
          secrets: [],
          metadata: null,
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
