'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useFormContext } from 'react-hook-form';
import { Reauthentication } from '@/components/auth/reauthentication';
import { EditConflict } from '@/components/form/edit-conflict';
import { LeaveDialog } from '@/components/form/leave-dialog';
import { SaveBar } from '@/components/form/save-bar';
import { useLeaveGuard } from '@/components/form/use-leave-guard';
import { OPENED_FIELD } from '@/lib/domain/edit-conflict';
import type { FormState } from '@/lib/domain/form-state';
import type { FormField, RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { differingFields, FORM_FIELDS, takeTheirs } from '@/lib/domain/registration/form-values-merge';
import { CredentialsSection } from './credentials-section';
import { DraftNotice } from './draft-notice';
import styles from './form.module.css';
import { FormStateProvider, useFormValues } from './form-context';
import type { FormFacts, SaveAction, SaveAnswer } from './form-facts';
import { FORM_ID } from './form-id';
import { GrantsSection } from './grants-section';
import { IdentitySection } from './identity-section';
import { PresetChoice } from './preset-choice';
import { ProviderSection } from './provider-section';
import { PublicConfirmationDialog, PublicConfirmationField } from './public-confirmation';
import { ReasonControl } from './reason-control';
import { SaveFeedback } from './save-feedback';
import { useSchemeOverride } from './scheme-override';
import { ScopesSection } from './scopes-section';
import { SecretReveal } from './secret-reveal';
import { SectionIndex } from './section-index';
import { useFieldWords } from './sentences';
import { SignInSection } from './sign-in-section';
import { TokensSection } from './tokens-section';
import { useTypedSecret } from './typed-secret';
import { useConflict } from './use-conflict';
import { useDraft } from './use-draft';
import { useJudgement } from './use-judgement';
import { useProviderDocument } from './use-provider-document';
import { useSave } from './use-save';
import { useShownErrors } from './use-shown-errors';
import { WholeAdvice } from './whole-advice';

export function FormBody({
  facts: opened,
  initial,
  header,
  start,
  posted,
  formAction,
  save,
}: {
  facts: FormFacts;
  initial: RegistrationFormValues;
  header: ReactNode;
  start: RegistrationFormValues;
  posted: FormState<SaveAnswer>;
  formAction: (form: FormData) => void;
  save: SaveAction;
}) {
  const t = useTranslations('form');
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const plainSubmit = useRef<HTMLButtonElement>(null);
  const { getValues, setValue } = useFormContext<RegistrationFormValues>();
  const values = useFormValues();
  const words = useFieldWords();
  const { typedSecret } = useTypedSecret();

  const conflict = useConflict(opened, initial, posted);
  const { facts, baseline } = conflict;
  const { judgement, judgeNow } = useJudgement(
    values,
    facts,
    useProviderDocument(facts),
    typedSecret,
    useSchemeOverride().allowed,
  );
  const { state, refusal, pending, submit } = useSave(save, posted, start, judgeNow);
  const errors = useShownErrors(refusal, judgement, values);

  const { outcome } = state;
  const saved = outcome?.status === 'ok' && outcome.data.kind === 'saved' ? outcome.data : null;
  const problem = outcome?.status === 'problem' ? outcome : null;
  const changes = differingFields(baseline, values).length + (typedSecret === null ? 0 : 1);
  const guard = useLeaveGuard(changes > 0 && saved === null);
  const draft = useDraft(facts.previous?.registrationId ?? 'new', values, baseline);
  const [confirming, setConfirming] = useState(false);

  const fill = (next: RegistrationFormValues) => {
    for (const field of FORM_FIELDS) put(field);
    function put<F extends FormField>(field: F) {
      setValue(field, next[field] as never, { shouldDirty: true });
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when an answer says that it is saved
  useEffect(() => {
    if (saved === null) return;
    guard.release();
    draft.forget();
    if (saved.generatedSecret === null) router.replace(addressOf(saved.registrationId));
  }, [saved]);

  const send = (submitter: HTMLElement | null, confirmation: string | null = null) => {
    if (form.current === null) return;
    // Which button it was counts: “Save as not verified” has a name of its own.
    const data = new FormData(form.current, submitter instanceof HTMLButtonElement ? submitter : null);
    if (confirmation !== null) data.set('confirmation', confirmation);
    submit(data, getValues());
  };

  const submitAgain = () => form.current?.requestSubmit(plainSubmit.current);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const becomesPublic = facts.previous?.clientType === 'confidential' && getValues('clientType') === 'public';
    if (!becomesPublic) return send(submitter);
    // What is wrong is said first: a dangerous act is confirmed when it can be done.
    void judgeNow(getValues()).then(({ fieldErrors }) =>
      fieldErrors.length > 0 ? send(submitter) : setConfirming(true),
    );
  };

  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submitAgain();
  };

  if (saved?.generatedSecret != null) return <SecretReveal saved={saved} secret={saved.generatedSecret} />;

  const correctIssuer = (issuer: string) => {
    flushSync(() => setValue('issuerUrl', issuer, { shouldDirty: true }));
    submitAgain();
  };
  const isNew = facts.previous === null;
  const applyConflict = (theirs: FormField[]) => {
    flushSync(() => fill(takeTheirs(getValues(), conflict.theirsOf(problem), theirs)));
    flushSync(() => conflict.accept(problem));
    submitAgain();
  };

  return (
    <FormStateProvider facts={facts} start={start} baseline={baseline} errors={errors.shown} judgement={judgement}>
      {header}
      <form
        ref={form}
        id={FORM_ID}
        action={formAction}
        onSubmit={onSubmit}
        onKeyDown={onKeyDown}
        noValidate
        className={`${styles.form} grid gap-x-8 lg:grid-cols-[11rem_minmax(0,1fr)]`}
      >
        {/* Enter in a text field takes a form's first submit button: this one, not Discover. */}
        <button ref={plainSubmit} type="submit" tabIndex={-1} aria-hidden className="sr-only" />
        <SectionIndex />
        <div className="flex min-w-0 max-w-3xl flex-col gap-8">
          <SaveFeedback refused={errors.submitted} problem={problem} onCorrectIssuer={correctIssuer} />
          {problem?.code === 'conflict' && (
            <EditConflict
              fields={conflict.fieldsOf(problem, values)}
              title={t('conflict.title', { by: conflict.byOf(problem) })}
              label={words.label}
              onApply={applyConflict}
              isField
            />
          )}
          {draft.found !== null && (
            <DraftNotice
              onRestore={() => {
                fill(draft.found ?? values);
                draft.dismiss();
              }}
              onDiscard={draft.forget}
            />
          )}
          {isNew && <PresetChoice />}
          <ProviderSection />
          <IdentitySection />
          <CredentialsSection />
          <GrantsSection />
          <ScopesSection />
          <TokensSection />
          <SignInSection />
          <WholeAdvice />
          {!isNew && <ReasonControl />}
          <PublicConfirmationField />
          <Reauthentication state={state} />
          {facts.idempotencyKey !== null && <input type="hidden" name="idempotencyKey" value={facts.idempotencyKey} />}
          {!isNew && conflict.opened !== null && <input type="hidden" name={OPENED_FIELD} value={conflict.opened} />}
          <input type="hidden" name="rowVersion" value={conflict.rowVersionAfter(problem) ?? ''} />
          <SaveBar
            changes={changes}
            pending={pending}
            label={t('bar.save')}
            variant={problem?.code === 'conflict' ? 'secondary' : 'primary'}
            cancelHref={isNew ? '/registrations' : addressOf(facts.previous?.registrationId ?? '')}
          />
        </div>
      </form>
      <LeaveDialog
        open={guard.asking}
        changes={changes}
        onStay={guard.stay}
        onLeave={() => {
          draft.forget();
          guard.goAhead();
        }}
      />
      <PublicConfirmationDialog
        registrationId={facts.previous?.registrationId ?? ''}
        open={confirming}
        onClose={() => setConfirming(false)}
        onConfirm={() => {
          setConfirming(false);
          send(null, facts.previous?.registrationId ?? '');
        }}
      />
    </FormStateProvider>
  );
}

function addressOf(registrationId: string): string {
  return `/registrations/${encodeURIComponent(registrationId)}`;
}
