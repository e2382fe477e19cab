'use client';

import { useTranslations } from 'next-intl';
import { USER_CODE_TYPES } from '@/lib/domain/registration/model';
import { SelectControl, SwitchControl } from './choice-controls';
import { ForGrants } from './for-grants';
import { ForModes } from './for-modes';
import { FormSection } from './form-section';
import { LifetimeControl } from './lifetime-control';
import { Optional } from './optional';
import { PropertiesControl } from './table-controls';
import { TextareaControl, TextControl } from './text-controls';

const SIGN_IN = ['enableLocalLogin', 'identityProviderRestrictions', 'userSsoLifetime'] as const;
const CONSENT = ['requireConsent', 'allowRememberConsent', 'consentLifetime'] as const;
const LOGOUT = [
  'frontChannelLogoutUri',
  'frontChannelLogoutSessionRequired',
  'backChannelLogoutUri',
  'backChannelLogoutSessionRequired',
] as const;

/** What a person meets at this server on the way to the client, and back (fields.md §6). */
export function SignInSection() {
  const t = useTranslations('form.signIn');
  return (
    <ForModes modes={['built_in']}>
      <FormSection section="signIn">
        <ForGrants when="signIn" controls={[...SIGN_IN, ...CONSENT]} className="flex flex-col gap-5">
          <SwitchControl name="requireConsent" />
          <div data-consent className="flex flex-col gap-5 border-l-2 border-border pl-4">
            <SwitchControl name="allowRememberConsent" />
            <LifetimeControl name="consentLifetime" />
          </div>
          <Optional title={t('signIn')} fields={SIGN_IN}>
            <SwitchControl name="enableLocalLogin" />
            <TextareaControl name="identityProviderRestrictions" mono optional rows={2} />
            <LifetimeControl name="userSsoLifetime" />
          </Optional>
        </ForGrants>
        <ForGrants when="interactive" controls={LOGOUT}>
          <Optional title={t('logout')} fields={LOGOUT}>
            <TextControl name="frontChannelLogoutUri" mono optional inputMode="url" />
            <SwitchControl name="frontChannelLogoutSessionRequired" />
            <TextControl name="backChannelLogoutUri" mono optional inputMode="url" />
            <SwitchControl name="backChannelLogoutSessionRequired" />
          </Optional>
        </ForGrants>
        <ForGrants when="device" controls={['userCodeType']}>
          <SelectControl name="userCodeType" options={USER_CODE_TYPES} />
        </ForGrants>
        <Optional title={t('properties')} fields={['properties']}>
          <PropertiesControl />
        </Optional>
      </FormSection>
    </ForModes>
  );
}
