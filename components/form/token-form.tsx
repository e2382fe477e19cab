'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FormFeedback, useFieldErrors } from '@/components/auth/form-feedback';
import { Reauthentication } from '@/components/auth/reauthentication';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction, FormState } from '@/lib/domain/form-state';
import { MadeSecret, Rounds } from './made-secret';
import { useFormAction } from './use-form-action';

export type MadeToken = { name: string; value: string };

/** What the fields of a token are drawn with. */
export type TokenFieldsProps = {
  state: FormState<MadeToken>;
  errorsOf: ReturnType<typeof useFieldErrors>;
  /** The id of a member's control: the error summary leads there. */
  idOf: (path: string) => string;
};

type TokenFormProps = {
  action: FormAction<MadeToken>;
  /** The namespace of its words, with `create.submit` and `once`. */
  words: 'apiTokens' | 'initialAccessTokens';
  /** Ids begin with it. */
  id: string;
  /** The page of the form. */
  href: string;
  fields: (props: TokenFieldsProps) => ReactNode;
};

/** Makes one token after the other, and shows each value once. Needs its words, `shownOnce`, `auth`, `errors` and `fieldErrors`. */
export function TokenForm(props: TokenFormProps) {
  return <Rounds>{(next) => <OneToken {...props} onStored={next} />}</Rounds>;
}

function OneToken({ action, words, id, href, fields: Fields, onStored }: TokenFormProps & { onStored: () => void }) {
  const t = useTranslations(words);
  const [state, send] = useFormAction(action);
  const errorsOf = useFieldErrors(state);
  const idOf = (path: string) => `${id}-${path.split('.')[0]}`;
  if (state.outcome?.status === 'ok') {
    const { name, value } = state.outcome.data;
    return (
      <MadeSecret
        title={t('once.title', { name })}
        value={value}
        kind="token"
        what={t('once.what')}
        lost={t('once.lost')}
        href={href}
        onStored={onStored}
      />
    );
  }
  return (
    <form action={send} noValidate className="flex flex-col gap-5">
      <FormFeedback state={state} idOf={idOf} />
      <Fields state={state} errorsOf={errorsOf} idOf={idOf} />
      <Reauthentication state={state} id={`${id}-password`} />
      <SubmitButton className="self-start">{t('create.submit')}</SubmitButton>
    </form>
  );
}
