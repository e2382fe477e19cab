'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ProblemMessage } from '@/components/auth/problem-message';
import { LeaveDialog } from '@/components/form/leave-dialog';
import { useLeaveGuard } from '@/components/form/use-leave-guard';
import type { ButtonProps } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormState, typedValue } from '@/lib/domain/form-state';
import { FateTable } from './fate-table';
import type { JsonAnswer } from './json-answer';
import { useDocumentErrors } from './use-document-errors';

const EXAMPLE = `{
  "client_name": "Customer portal",
  "redirect_uris": ["https://portal.example.com/callback"],
  "scope": "openid profile"
}`;

type JsonFormProps = {
  state: FormState<JsonAnswer>;
  /** Where the form goes without a script, and with one. */
  action: (form: FormData) => void;
  send: (form: FormData) => void;
  pending: boolean;
  /** It is registered, and the page is about to go. */
  done: boolean;
  idempotencyKey: string;
};

/** Paste, look at what will be registered, open it in the form or register. Submit buttons of one form, so it needs no script. */
export function JsonForm({ state, action, send, pending, done, idempotencyKey }: JsonFormProps) {
  const t = useTranslations('registerFromJson');
  const text = useRef<HTMLTextAreaElement>(null);
  const register = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState(() => typedValue(state, 'document'));
  /** What was asked for last: while it is under way, the button that asked says so. */
  const [act, setAct] = useState<string | null>(null);
  const errors = useDocumentErrors(state, text);
  const guard = useLeaveGuard(typed.trim() !== '' && !done);
  const problem = state.outcome?.status === 'problem' ? state.outcome : null;
  const preview = state.outcome?.status === 'ok' && state.outcome.data.kind === 'preview' ? state.outcome.data : null;

  // Typed before the script arrived, or put back by the browser.
  useEffect(() => setTyped(text.current?.value ?? ''), []);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    setAct((submitter as HTMLButtonElement | null)?.value ?? null);
    send(new FormData(event.currentTarget, submitter));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.currentTarget.requestSubmit(register.current);
    }
  };

  /** One act at a time: the button that was pressed is busy, the others wait. */
  const busy = (name: string): Partial<ButtonProps> => {
    if (!pending) return {};
    if (act === name) return { pending };
    return { 'aria-disabled': true, onClick: (event) => event.preventDefault() };
  };

  return (
    <>
      <form
        action={action}
        onSubmit={onSubmit}
        onKeyDown={onKeyDown}
        noValidate
        className="flex max-w-4xl flex-col gap-5"
      >
        <ErrorSummary errors={errors.summary}>{problem && <ProblemMessage problem={problem} />}</ErrorSummary>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <Field id="document" name="document" label={t('document')} hint={t('documentHint')} error={errors.inline}>
          {(control) => (
            <Textarea
              {...control}
              ref={text}
              mono
              rows={14}
              autoComplete="off"
              placeholder={EXAMPLE}
              defaultValue={typedValue(state, 'document')}
              onInput={(event) => setTyped(event.currentTarget.value)}
              wrap="off"
              className="max-h-[70vh] min-h-72"
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="act" value="preview" variant="secondary" {...busy('preview')}>
            {t('preview')}
          </SubmitButton>
          <SubmitButton name="act" value="form" variant="secondary" {...busy('form')}>
            {t('openInForm')}
          </SubmitButton>
          <SubmitButton ref={register} name="act" value="register" {...busy('register')}>
            {t('register')}
          </SubmitButton>
        </div>
        {preview && (
          <Section id="preview" title={t('previewTitle')} description={t('previewLead')} flush>
            {preview.document === typed ? (
              <FateTable fates={preview.fates} />
            ) : (
              <p className="p-4 text-sm text-muted">{t('previewOld')}</p>
            )}
          </Section>
        )}
      </form>
      <LeaveDialog open={guard.asking} changes={1} onStay={guard.stay} onLeave={guard.goAhead} />
    </>
  );
}
