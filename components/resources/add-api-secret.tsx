'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useState } from 'react';
import { FormFeedback, useFieldErrors } from '@/components/auth/form-feedback';
import { Reauthentication } from '@/components/auth/reauthentication';
import { MadeSecret, Rounds } from '@/components/form/made-secret';
import { useFormAction } from '@/components/form/use-form-action';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormAction, typedValue } from '@/lib/domain/form-state';

/** `generated` is the secret itself, this one time; null where it was typed. */
export type AddedSecret = { generated: string | null };

type AddApiSecretProps = { resourceId: string; add: FormAction<AddedSecret> };

const idOf = (path: string) => `add-${path.replace('.', '-')}`;

/**
 * Gives an API another secret, generated or typed; a generated one is shown whole, once, in this answer only, and leaving asks. A plain
 * form, so that it works without a script.
 */
export function AddApiSecret(props: AddApiSecretProps) {
  return <Rounds>{(next) => <AddOne {...props} onStored={next} />}</Rounds>;
}

function AddOne({ resourceId, add, onStored }: AddApiSecretProps & { onStored: () => void }) {
  const t = useTranslations('resources.secrets');
  const [state, send] = useFormAction(add);
  const errorsOf = useFieldErrors(state);
  const added = state.outcome?.status === 'ok' ? state.outcome.data : null;
  // A form's own action empties its fields when it is answered: a typed secret, which no answer repeats, would be gone, and the
  // password that was asked for would be sent without it.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    startTransition(() => send(values));
  };
  const [storedAt, setStoredAt] = useState(0);
  if (added !== null && storedAt !== state.attempt) setStoredAt(state.attempt);

  if (added?.generated) {
    return (
      <MadeSecret
        title={t('added')}
        value={added.generated}
        kind="secret"
        what={t('what')}
        lost={t('lost')}
        href={`/resources/${resourceId}?tab=secrets`}
        onStored={onStored}
      />
    );
  }
  return (
    <form action={send} onSubmit={submit} noValidate className="flex max-w-xl flex-col gap-4">
      <input type="hidden" name="id" value={resourceId} />
      <FormFeedback state={state} idOf={idOf} />
      {state.attempt > 0 && !added && <p className="scripted:hidden text-sm text-warning">{t('typeAgain')}</p>}
      {added && (
        <Notice tone="success" live>
          {t('added')}
        </Notice>
      )}
      <Field
        id={idOf('secret.description')}
        name="description"
        label={t('description')}
        hint={t('descriptionHint')}
        error={errorsOf('secret.description')}
        optional
      >
        {(control) => (
          <Input
            key={`description-${storedAt}`}
            {...control}
            autoComplete="off"
            defaultValue={added ? '' : typedValue(state, 'description')}
          />
        )}
      </Field>
      <Field
        id={idOf('secret.value')}
        name="value"
        label={t('value')}
        hint={t('valueHint')}
        error={errorsOf('secret.value')}
        optional
      >
        {(control) => <Input key={`value-${storedAt}`} {...control} mono type="password" autoComplete="new-password" />}
      </Field>
      <Field
        id={idOf('secret.expiresAt')}
        name="expiresAt"
        label={t('expiresAt')}
        hint={t('expiresAtHint')}
        error={errorsOf('secret.expiresAt')}
        optional
      >
        {(control) => (
          <DateInput
            key={`expires-${storedAt}`}
            {...control}
            className="max-w-48"
            defaultValue={added ? '' : typedValue(state, 'expiresAt')}
          />
        )}
      </Field>
      <Reauthentication state={state} id="add-secret-password" />
      <SubmitButton className="self-start">{t('add')}</SubmitButton>
    </form>
  );
}
