'use client';

import { useTranslations } from 'next-intl';
import { APPLICATION_TYPES, CLIENT_TYPES } from '@/lib/domain/registration/model';
import { RadioCardsControl, SelectControl, SwitchControl } from './choice-controls';
import { useFormState, useFormValues } from './form-context';
import { FormSection } from './form-section';
import { Optional } from './optional';
import { useFieldWords } from './sentences';
import { TextareaControl, TextControl } from './text-controls';

/** Who the client is (fields.md §1). */
export function IdentitySection() {
  const t = useTranslations('form.identity');
  const words = useFieldWords();
  const { previous } = useFormState().facts;
  const values = useFormValues();
  const builtIn = values.providerMode === 'built_in';
  return (
    <FormSection section="identity">
      <div className="grid gap-5 sm:grid-cols-2">
        <TextControl
          name="registrationId"
          mono
          readOnly={previous !== null}
          hint={t(previous === null ? 'registrationId' : 'registrationIdFixed')}
        />
        <TextControl
          name="clientId"
          mono
          hint={builtIn ? words.hint('clientIdBuiltIn') : undefined}
          optional={builtIn}
        />
      </div>
      <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <TextControl name="name" placeholder={values.registrationId || undefined} />
        <TextControl name="version" departs={values.version === '1.0' ? null : '1.0'} hint={t('version')} />
      </div>
      <TextareaControl name="description" optional rows={2} />
      <RadioCardsControl
        name="clientType"
        columns="sm:grid-cols-2"
        options={CLIENT_TYPES.map((type) => ({ value: type, hint: t(`clientType.${type}`) }))}
        hint={t('clientTypeHint')}
      />
      <SwitchControl name="enabled" />
      <Optional
        title={t('more')}
        fields={['applicationType', 'contacts', 'clientUri', 'logoUri', 'tosUri', 'policyUri']}
      >
        <div className="grid gap-5 sm:grid-cols-2">
          <SelectControl name="applicationType" options={APPLICATION_TYPES} />
          <div>
            <p className="text-sm font-medium">{words.label('protocol')}</p>
            <p className="mt-1.5 text-sm">{words.value('protocol', 'oidc')}</p>
          </div>
        </div>
        <TextareaControl name="contacts" optional rows={2} />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextControl name="clientUri" mono optional inputMode="url" />
          <TextControl name="logoUri" mono optional inputMode="url" />
          <TextControl name="tosUri" mono optional inputMode="url" />
          <TextControl name="policyUri" mono optional inputMode="url" />
        </div>
      </Optional>
    </FormSection>
  );
}
