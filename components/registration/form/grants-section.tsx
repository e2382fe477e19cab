'use client';

import { useTranslations } from 'next-intl';
import { responseTypesFor } from '@/lib/domain/registration/response-types';
import { SwitchControl } from './choice-controls';
import { ForModes } from './for-modes';
import { useFormValues } from './form-context';
import { FormSection } from './form-section';
import { GrantTypesControl } from './grant-types-control';
import { LinesControl } from './lines-control';
import { Optional } from './optional';
import { RedirectTemplateControl } from './redirect-template-control';
import { SchemeOverride } from './scheme-override';
import { useFieldWords } from './sentences';
import { TextareaControl } from './text-controls';

/** How tokens are obtained, and where browsers are sent back to (fields.md §3). */
export function GrantsSection() {
  const t = useTranslations('form.grants');
  const words = useFieldWords();
  const { grantTypes, allowAccessTokensViaBrowser, providerMode } = useFormValues();
  const builtIn = providerMode === 'built_in';
  const derived = responseTypesFor(grantTypes, allowAccessTokensViaBrowser);
  return (
    <FormSection section="grants">
      <GrantTypesControl />
      <LinesControl name="redirectUris" placeholder="https://app.example.com/callback" />
      <SchemeOverride />
      <ForModes modes={['automatic', 'manual']}>
        <RedirectTemplateControl />
      </ForModes>
      <SwitchControl name="requirePkce" hint={builtIn ? words.hint('requirePkceBuiltIn') : undefined} />
      <ForModes modes={['built_in']} className="flex flex-col gap-5">
        <LinesControl name="postLogoutRedirectUris" optional rows={2} />
        <LinesControl name="allowedCorsOrigins" optional rows={2} />
      </ForModes>
      <Optional
        title={t('more')}
        fields={[
          'responseTypes',
          'otherGrantTypes',
          'allowPlainTextPkce',
          'requireRequestObject',
          'allowAccessTokensViaBrowser',
        ]}
      >
        <TextareaControl name="otherGrantTypes" mono optional rows={2} hint={t('otherGrantTypes')} />
        <TextareaControl
          name="responseTypes"
          mono
          optional
          rows={2}
          hint={t('responseTypes')}
          placeholder={derived.join('\n') || undefined}
        />
        <ForModes modes={['built_in']} className="flex flex-col gap-4">
          <SwitchControl name="allowAccessTokensViaBrowser" />
          <SwitchControl name="requireRequestObject" />
          <SwitchControl name="allowPlainTextPkce" />
        </ForModes>
      </Optional>
    </FormSection>
  );
}
