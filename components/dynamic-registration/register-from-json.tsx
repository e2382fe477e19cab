'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useActionState, useEffect } from 'react';
import { useSend } from '@/components/form/use-send';
import type { DiscoverAction, FormFacts, SaveAction, SaveAnswer } from '@/components/registration/form/form-facts';
import { OpenedRegistrationForm } from '@/components/registration/form/registration-form';
import { SecretReveal } from '@/components/registration/form/secret-reveal';
import { type FormAction, type FormState, UNSENT } from '@/lib/domain/form-state';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import type { JsonAnswer } from './json-answer';
import { JsonForm } from './json-form';

type RegisterFromJsonProps = {
  register: FormAction<JsonAnswer>;
  idempotencyKey: string;
  header: ReactNode;
  /** The form that a document can be opened in: what a page of its own would give it. */
  form: {
    header: ReactNode;
    facts: FormFacts;
    /** What it is measured against: a registration of which nobody has said anything. */
    initial: RegistrationFormValues;
    save: SaveAction;
    discover: DiscoverAction;
  };
};

/**
 * A pasted document: looked at, registered as it is, or opened in the registration form and saved there. Both forms stand on one page:
 * a document may be as long as it likes, and what it says gets into no address. Needs the words of both.
 */
export function RegisterFromJson({ register, idempotencyKey, header, form }: RegisterFromJsonProps) {
  const router = useRouter();
  const [posted, postDocument] = useActionState(register, UNSENT as FormState<JsonAnswer>);
  const [saved, postForm] = useActionState(form.save, UNSENT as FormState<SaveAnswer>);
  const { state, pending, send } = useSend(register, posted);
  const answer = state.outcome?.status === 'ok' ? state.outcome.data : null;

  const arrived = answer?.kind === 'saved' && answer.generatedSecret === null ? answer.registrationId : null;
  useEffect(() => {
    if (arrived !== null) router.replace(`/registrations/${encodeURIComponent(arrived)}`);
  }, [arrived, router]);

  if (answer?.kind === 'saved' && answer.generatedSecret !== null) {
    return <SecretReveal saved={answer} secret={answer.generatedSecret} />;
  }
  // Posted without a script, the form comes back with all that it held.
  if (answer?.kind === 'form' || saved.attempt > 0) {
    return (
      <OpenedRegistrationForm
        {...form}
        posted={saved}
        formAction={postForm}
        {...(answer?.kind === 'form' && { filled: answer.values })}
      />
    );
  }
  return (
    <>
      {header}
      <JsonForm
        state={state}
        action={postDocument}
        send={send}
        pending={pending}
        done={arrived !== null}
        idempotencyKey={idempotencyKey}
      />
    </>
  );
}
