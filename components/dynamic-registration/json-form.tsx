'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ProblemMessage } from '@/components/auth/problem-message';
import { ButtonLink } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { SubmitButton } from '@/components/ui/submit-button';
import { wireName } from '@/lib/domain/dialects/rfc7591/members';
import { type FormAction, type FormState, fieldErrorsOf, typedValue, UNSENT } from '@/lib/domain/form-state';
import { FateTable } from './fate-table';
import type { JsonAnswer } from './json-answer';

const EXAMPLE = `{
  "client_name": "Customer portal",
  "redirect_uris": ["https://portal.example.com/callback"],
  "scope": "openid profile"
}`;

/** Paste, look at what will be registered, register. Two submit buttons of one form, so it needs no JavaScript. */
export function JsonForm({ action, idempotencyKey }: { action: FormAction<JsonAnswer>; idempotencyKey: string }) {
  const t = useTranslations('registerFromJson');
  const [state, send] = useActionState(action, UNSENT as FormState<JsonAnswer>);
  const answer = state.outcome?.status === 'ok' ? state.outcome.data : null;
  if (answer?.kind === 'registered') return <Registered {...answer} />;
  const document = answer === null ? typedValue(state, 'document') : answer.document;
  return (
    <form action={send} noValidate className="flex max-w-4xl flex-col gap-5">
      <Errors state={state} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <Field id="document" name="document" label={t('document')} hint={t('documentHint')}>
        {(control) => (
          <Textarea
            {...control}
            key={state.attempt}
            mono
            rows={14}
            spellCheck={false}
            placeholder={EXAMPLE}
            defaultValue={document}
          />
        )}
      </Field>
      <div className="flex gap-3">
        <SubmitButton name="act" value="preview" variant="secondary">
          {t('preview')}
        </SubmitButton>
        <SubmitButton name="act" value="register">
          {t('register')}
        </SubmitButton>
      </div>
      {answer?.kind === 'preview' && (
        <Section id="preview" title={t('previewTitle')} description={t('previewLead')} flush>
          <FateTable fates={answer.fates} />
        </Section>
      )}
    </form>
  );
}

/** What is wrong, each with the member of the document that it is wrong with. */
function Errors({ state }: { state: FormState<JsonAnswer> }) {
  const t = useTranslations('fieldErrors');
  const problem = state.outcome?.status === 'problem' ? state.outcome : null;
  const errors = fieldErrorsOf(state).map(({ path, code, params }) => {
    const [field = '', index] = path.split('.');
    const member = field === 'document' ? '' : `${wireName(field)}${index === undefined ? '' : `[${index}]`}: `;
    return { fieldId: 'document', message: `${member}${t(code as never, params as never)}` };
  });
  return <ErrorSummary errors={errors}>{problem && <ProblemMessage problem={problem} />}</ErrorSummary>;
}

type RegisteredProps = Extract<JsonAnswer, { kind: 'registered' }>;

function Registered({ registrationId, clientId, name, secret }: RegisteredProps) {
  const t = useTranslations('registerFromJson');
  return (
    <div className="flex max-w-3xl flex-col gap-4" data-print="hide">
      <Notice tone="success" live title={t('registered', { name })}>
        {secret === null ? t('noSecret') : t('secretOnce')}
      </Notice>
      <CodeBlock code={clientId} what={t('clientId')} />
      {secret !== null && <CodeBlock code={secret} what={t('secret')} />}
      <div>
        <ButtonLink href={`/registrations/${encodeURIComponent(registrationId)}`} variant="primary">
          {t('open')}
        </ButtonLink>
      </div>
    </div>
  );
}
