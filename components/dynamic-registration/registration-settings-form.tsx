'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFeedback, useFieldErrors } from '@/components/auth/form-feedback';
import { ChipsInput } from '@/components/ui/chips-input';
import { RadioCard } from '@/components/ui/choice';
import { Field, Fieldset } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import {
  GRANT_SET_NAMES,
  LARGEST_QUOTA,
  REGISTRATION_ACCESS,
  REGISTRATION_APPROVALS,
  type RegistrationSettings,
} from '@/lib/domain/dynamic-registration/settings';
import { type FormAction, type FormState, typedValue, UNSENT } from '@/lib/domain/form-state';
import type { Setting } from '@/lib/domain/setting';

type Saved = Setting<RegistrationSettings>;

const CHOICES = [
  { member: 'access', words: 'accesses', options: REGISTRATION_ACCESS },
  { member: 'approval', words: 'approvals', options: REGISTRATION_APPROVALS },
  { member: 'grantSet', words: 'grantSets', options: GRANT_SET_NAMES },
] as const;

/** How programs register themselves. What was chosen survives an error and somebody else's save, which is said. */
export function RegistrationSettingsForm({ settings, save }: { settings: Saved; save: FormAction<Saved> }) {
  const t = useTranslations('settings.registration');
  const [state, send] = useActionState(save, UNSENT as FormState<Saved>);
  const errorsOf = useFieldErrors(state);
  const { outcome } = state;
  const isSaved = outcome?.status === 'ok';
  const theirs = outcome?.status === 'problem' && outcome.code === 'conflict' ? (outcome.current as Saved) : null;
  const stored = isSaved ? outcome.data : (theirs ?? settings);
  const typed = isSaved ? UNSENT : state;
  return (
    <form action={send} noValidate className="flex max-w-3xl flex-col gap-5">
      <input type="hidden" name="version" value={stored.version} />
      {isSaved && <Notice tone="success" live title={t('saved')} />}
      {theirs === null ? (
        <FormFeedback state={state} />
      ) : (
        <Notice tone="warning" live>
          {t('conflict')}
        </Notice>
      )}
      {CHOICES.map(({ member, words, options }) => (
        <Fieldset key={member} id={member} label={t(member)} error={errorsOf(member)}>
          <div key={state.attempt} className="grid gap-2 sm:grid-cols-2">
            {options.map((option) => (
              <RadioCard
                key={option}
                name={member}
                value={option}
                label={t(`${words}.${option}.label` as 'accesses.open.label')}
                hint={t(`${words}.${option}.hint` as 'accesses.open.hint')}
                defaultChecked={typedValue(typed, member, stored.value[member]) === option}
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
        {(control) => (
          <ChipsInput
            {...control}
            key={state.attempt}
            defaultValue={typed.values.defaultScopes ?? stored.value.defaultScopes}
          />
        )}
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
            key={state.attempt}
            inputMode="numeric"
            autoComplete="off"
            className="max-w-32 tabular-nums"
            defaultValue={typedValue(typed, 'openQuota', String(stored.value.openQuota))}
          />
        )}
      </Field>
      <Field name="reason" label={t('reason')} hint={t('reasonHint')} optional className="max-w-xl">
        {(control) => (
          <Input
            {...control}
            key={state.attempt}
            maxLength={1000}
            defaultValue={typedValue(typed, 'reason')}
            autoComplete="off"
          />
        )}
      </Field>
      <SubmitButton className="self-start">{t('save')}</SubmitButton>
    </form>
  );
}
