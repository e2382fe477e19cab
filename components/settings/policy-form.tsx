'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFeedback } from '@/components/auth/form-feedback';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormAction, type FormState, typedValue, UNSENT } from '@/lib/domain/form-state';
import { type PolicySeverities, severityField } from '@/lib/domain/policy/severity-choice';
import type { Setting } from '@/lib/domain/setting';
import { PolicyTable } from './policy-table';
import type { RuleFacts } from './rule-facts';

type Saved = Setting<PolicySeverities>;

type PolicyFormProps = { rules: readonly RuleFacts[]; settings: Saved; save: FormAction<Saved> };

/** The rule table as a form: nothing chosen is lost by an error or by somebody else's save, which is shown beside it. */
export function PolicyForm({ rules, settings, save }: PolicyFormProps) {
  const t = useTranslations('settings.policy');
  const [state, send] = useActionState(save, UNSENT as FormState<Saved>);
  const { outcome } = state;
  const isSaved = outcome?.status === 'ok';
  const theirs = outcome?.status === 'problem' && outcome.code === 'conflict' ? (outcome.current as Saved) : null;
  const stored = isSaved ? outcome.data : (theirs ?? settings);
  const chosen = (id: RuleFacts['id']) =>
    isSaved ? (stored.value[id] ?? 'default') : typedValue(state, severityField(id), stored.value[id] ?? 'default');
  return (
    <form action={send} noValidate>
      <input type="hidden" name="version" value={stored.version} />
      {/* The key: after an answer the controls begin anew with what was chosen. */}
      <PolicyTable key={state.attempt} rules={rules} severityOf={chosen} theirs={theirs?.value ?? null} editable />
      {/* Beside the button, where the eyes are, and not at the top of a long table. */}
      <div className="flex flex-col gap-3 border-t border-border p-4 sm:px-5">
        {isSaved && <Notice tone="success" live title={t('saved')} />}
        {theirs !== null ? (
          <Notice tone="warning" live>
            {t('conflict')}
          </Notice>
        ) : (
          <FormFeedback state={state} />
        )}
        <div className="flex flex-wrap items-end gap-3">
          <Field name="reason" label={t('reason')} hint={t('reasonHint')} optional className="min-w-0 flex-1 basis-64">
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
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </div>
    </form>
  );
}
