'use client';

import { useTranslations } from 'next-intl';
import { type Problem, ProblemMessage } from '@/components/auth/problem-message';
import { useFormAction } from '@/components/form/use-form-action';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { AuditHeadView, ChainFault } from '@/lib/domain/audit/chain';
import { type FormState, fieldErrorsOf, typedValue } from '@/lib/domain/form-state';

export type VerificationResult = { events: number; head: AuditHeadView; fault: ChainFault | null };
export type VerifyAction = (
  previous: FormState<VerificationResult>,
  form: FormData,
) => Promise<FormState<VerificationResult>>;

/** Verifies the chain, against a head kept earlier if one is given, and says what came of it. */
export function VerifyForm({ action }: { action: VerifyAction }) {
  const t = useTranslations('audit.chain');
  const [state, send] = useFormAction(action);
  const isBadHead = fieldErrorsOf(state).some(({ path }) => path === 'published');
  return (
    <form action={send} noValidate data-print="hide" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <Field
          name="published"
          label={t('published')}
          hint={t('publishedHint')}
          error={isBadHead ? t('badHead') : undefined}
          optional
          className="min-w-0 flex-1 basis-64"
        >
          {(control) => (
            <Input
              {...control}
              key={state.attempt}
              mono
              defaultValue={typedValue(state, 'published')}
              autoComplete="off"
            />
          )}
        </Field>
        <SubmitButton variant="secondary">{t('verify')}</SubmitButton>
      </div>
      <VerifyResult state={state} />
    </form>
  );
}

function VerifyResult({ state }: { state: FormState<VerificationResult> }) {
  const t = useTranslations('audit');
  const { outcome } = state;
  if (outcome?.status === 'problem') {
    return (
      <Notice tone="danger" live>
        <ProblemMessage problem={outcome as Problem} />
      </Notice>
    );
  }
  if (outcome?.status !== 'ok') return null;
  const { events, fault } = outcome.data;
  if (fault !== null) {
    return (
      <Notice tone="danger" live title={t('chain.broken', { sequence: fault.sequence })}>
        {t(`faults.${fault.kind}`, { sequence: fault.sequence })}
      </Notice>
    );
  }
  return (
    <Notice tone="success" live title={t('chain.sound')}>
      {t('chain.soundText', { events })}
      {typedValue(state, 'published') !== '' && ` ${t('chain.soundPublished')}`}
    </Notice>
  );
}
