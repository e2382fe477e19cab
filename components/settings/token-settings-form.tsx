'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { FormFeedback, useFieldErrors } from '@/components/auth/form-feedback';
import { useDuration } from '@/components/ui/duration';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormAction, type FormState, typedValue, UNSENT } from '@/lib/domain/form-state';
import { readWholeNumber } from '@/lib/domain/numbers';
import { isLifetime, type TokenSettings } from '@/lib/domain/registration/token-settings';
import type { Setting } from '@/lib/domain/setting';

type Saved = Setting<TokenSettings>;

/** The global token settings. What was typed survives an error and somebody else's save, which is said. */
export function TokenSettingsForm({ settings, save }: { settings: Saved; save: FormAction<Saved> }) {
  const t = useTranslations('settings.tokens');
  const [state, send] = useActionState(save, UNSENT as FormState<Saved>);
  const errorsOf = useFieldErrors(state);
  const { outcome } = state;
  const isSaved = outcome?.status === 'ok';
  const theirs = outcome?.status === 'problem' && outcome.code === 'conflict' ? (outcome.current as Saved) : null;
  const stored = isSaved ? outcome.data : (theirs ?? settings);
  const seconds = String(stored.value.accessTokenLifetime);
  return (
    <form action={send} noValidate className="flex flex-col gap-4">
      <input type="hidden" name="version" value={stored.version} />
      {isSaved && <Notice tone="success" live title={t('saved')} />}
      {theirs !== null ? (
        <Notice tone="warning" live>
          {t('conflict', { seconds: theirs.value.accessTokenLifetime })}
        </Notice>
      ) : (
        <FormFeedback state={state} />
      )}
      <LifetimeField
        key={`lifetime-${state.attempt}`}
        value={isSaved ? seconds : typedValue(state, 'accessTokenLifetime', seconds)}
        errors={errorsOf('accessTokenLifetime')}
      />
      <Field name="reason" label={t('reason')} hint={t('reasonHint')} optional className="max-w-xl">
        {(control) => (
          <Input
            {...control}
            key={state.attempt}
            maxLength={1000}
            defaultValue={isSaved ? '' : typedValue(state, 'reason')}
            autoComplete="off"
          />
        )}
      </Field>
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </form>
  );
}

function LifetimeField({ value, errors }: { value: string; errors: React.ReactNode[] }) {
  const t = useTranslations('settings.tokens');
  const duration = useDuration();
  const [typed, setTyped] = useState(value);
  const seconds = readWholeNumber(typed);
  return (
    <Field
      name="accessTokenLifetime"
      label={t('accessTokenLifetime')}
      hint={t('accessTokenLifetimeHint')}
      error={errors}
      className="max-w-xl"
    >
      {(control) => (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            className="max-w-40 tabular-nums"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <output htmlFor={control.id} className="text-sm text-muted">
            {isLifetime(seconds) && t('equals', { duration: duration(seconds) })}
          </output>
        </span>
      )}
    </Field>
  );
}
