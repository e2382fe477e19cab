'use client';

import { useTranslations } from 'next-intl';
import { SettingForm } from '@/components/settings/setting-form';
import { ChipsInput } from '@/components/ui/chips-input';
import { RadioCard } from '@/components/ui/choice';
import { Field, Fieldset } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import {
  APPROVERS,
  GRANT_SET_NAMES,
  LARGEST_QUOTA,
  type RegistrationSettings,
  WAYS_IN,
} from '@/lib/domain/dynamic-registration/settings';
import type { FormAction } from '@/lib/domain/form-state';
import type { Setting } from '@/lib/domain/setting';

type Saved = Setting<RegistrationSettings>;

const CHOICES = [
  { member: 'access', words: 'accesses', options: WAYS_IN },
  { member: 'approval', words: 'approvals', options: APPROVERS },
  { member: 'grantSet', words: 'grantSets', options: GRANT_SET_NAMES },
] as const;

/** How programs register themselves. Needs the words of `SettingForm` and `settings.registration`. */
export function RegistrationSettingsForm({ settings, save }: { settings: Saved; save: FormAction<Saved> }) {
  const t = useTranslations('settings.registration');
  const choiceOf = (name: string) => CHOICES.find(({ member }) => member === name);
  return (
    <SettingForm
      settings={settings}
      save={save}
      toFields={({ defaultScopes, openQuota, ...choices }) => ({
        ...Object.fromEntries(CHOICES.map(({ member }) => [member, [choices[member]]])),
        defaultScopes,
        openQuota: [String(openQuota)],
      })}
      lists={['defaultScopes']}
      words={{ save: t('save'), saved: t('saved') }}
      label={(name) => t(name as 'access')}
      sayValue={(name, value) => {
        const choice = choiceOf(name);
        return choice?.options.some((option) => option === value)
          ? t(`${choice.words}.${value}.label` as 'accesses.open.label')
          : value;
      }}
      className="flex max-w-3xl flex-col gap-5"
    >
      {({ textOf, textsOf, errorsOf, round }) => (
        <>
          {CHOICES.map(({ member, words, options }) => (
            <Fieldset key={member} id={member} label={t(member)} error={errorsOf(member)}>
              <div key={round} className="grid gap-2 sm:grid-cols-2">
                {options.map((option) => (
                  <RadioCard
                    key={option}
                    name={member}
                    value={option}
                    label={t(`${words}.${option}.label` as 'accesses.open.label')}
                    hint={t(`${words}.${option}.hint` as 'accesses.open.hint')}
                    defaultChecked={textOf(member) === option}
                  />
                ))}
              </div>
            </Fieldset>
          ))}
          <Field
            name="defaultScopes"
            label={t('defaultScopes')}
            hint={t('defaultScopesHint')}
            error={errorsOf('defaultScopes')}
            className="max-w-xl"
          >
            {(control) => <ChipsInput {...control} key={round} defaultValue={textsOf('defaultScopes')} />}
          </Field>
          <Field
            name="openQuota"
            label={t('openQuota')}
            hint={t('openQuotaHint', { maximum: LARGEST_QUOTA })}
            error={errorsOf('openQuota')}
            className="max-w-xl"
          >
            {(control) => (
              <Input
                {...control}
                key={round}
                inputMode="numeric"
                autoComplete="off"
                className="max-w-32 tabular-nums"
                defaultValue={textOf('openQuota')}
              />
            )}
          </Field>
        </>
      )}
    </SettingForm>
  );
}
