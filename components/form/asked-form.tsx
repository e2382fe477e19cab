'use client';

import type { ComponentProps, ReactNode } from 'react';
import { FormFeedback } from '@/components/auth/form-feedback';
import { Reauthentication } from '@/components/auth/reauthentication';
import { AskedDialog } from './asked-dialog';
import type { AskedAct } from './use-asked-act';

type AskedFormProps<T> = {
  id: string;
  act: AskedAct<T>;
  /** What the act is done to, by the names of the form's fields: a kid, an algorithm, a token, a person. */
  subject: Readonly<Record<string, string>>;
  dialog: Pick<ComponentProps<typeof AskedDialog>, 'title' | 'description' | 'confirmLabel' | 'tone'>;
  className: string;
  /** The button that sends it. */
  children: ReactNode;
};

/**
 * An act as a form: asks first where there is JavaScript, in a dialog that stays open until it is done; is a plain form where there is
 * none. Needs the words `auth`, `errors` and `fieldErrors`.
 */
export function AskedForm<T>({ id, act, subject, dialog, className, children }: AskedFormProps<T>) {
  const { state, send, asking, ask } = act;
  return (
    <>
      <form
        action={send}
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
        className={className}
      >
        {Object.entries(subject).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {!asking && <FormFeedback state={state} idOf={() => id} />}
        {!asking && <Reauthentication state={state} id={id} />}
        {children}
      </form>
      <AskedDialog act={act} passwordId={`${id}-asked`} {...dialog} />
    </>
  );
}
