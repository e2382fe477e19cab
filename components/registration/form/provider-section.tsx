'use client';

import { useTranslations } from 'next-intl';
import { PROVIDER_MODES, USER_INFO_AUTH_METHODS } from '@/lib/domain/registration/model';
import { BuiltInServer } from './built-in-server';
import { SelectControl } from './choice-controls';
import { ForModes } from './for-modes';
import { FormSection } from './form-section';
import { IssuerControl } from './issuer-control';
import { ManualPrefill } from './manual-prefill';
import { ModeControl } from './mode-control';
import { TextControl } from './text-controls';

const EXTERNAL = PROVIDER_MODES.filter((mode) => mode !== 'built_in');

/** Whose server it is, and where it is found (fields.md §4). First on the page: it decides what the rest asks. */
export function ProviderSection() {
  const t = useTranslations('form');
  return (
    <FormSection section="provider">
      <ModeControl />
      <ForModes modes={['automatic']} className="flex flex-col gap-5">
        <IssuerControl />
      </ForModes>
      <ForModes modes={['manual']} className="flex flex-col gap-5">
        <ManualPrefill />
        <TextControl name="authorizationUri" mono inputMode="url" />
        <TextControl name="tokenUri" mono inputMode="url" />
        <TextControl name="jwkSetUri" mono inputMode="url" />
        <TextControl name="userInfoUri" mono inputMode="url" optional />
      </ForModes>
      <ForModes modes={EXTERNAL} className="grid gap-5 sm:grid-cols-2">
        <SelectControl name="userInfoAuthMethod" options={USER_INFO_AUTH_METHODS} />
        <TextControl name="usernameAttribute" mono hint={t('usernameAttribute')} />
      </ForModes>
      <ForModes modes={['built_in']}>
        <BuiltInServer />
      </ForModes>
    </FormSection>
  );
}
