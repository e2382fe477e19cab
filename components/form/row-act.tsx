'use client';

import type { FormEvent } from 'react';
import { FormFeedback } from '@/components/auth/form-feedback';
import { Reauthentication } from '@/components/auth/reauthentication';
import { Button } from '@/components/ui/button';
import type { FormAction } from '@/lib/domain/form-state';
import { AskedDialog } from './asked-dialog';
import { useAskedAct } from './use-asked-act';

type RowActProps<T> = {
  id: string;
  action: FormAction<T>;
  /** What the act is done to, by the names of the form's fields: a kid, an algorithm, a token. */
  subject: Readonly<Record<string, string>>;
  button: string;
  /** The button's whole name for those who do not see its row. */
  label: string;
  question: string;
  effect: string;
  tone: 'danger' | 'primary';
  /** Said in place of the button when it is done; the row says it by itself where this is left out. */
  done?: (data: T) => string;
  /** Whether there is anything to do; a row that was acted on stays, to say so. */
  offered?: boolean;
};

/**
 * One act on one row of a table: asks first where there is JavaScript, is a plain form where there is none. Needs the words `auth`
 * and `errors`.
 */
export function RowAct<T>({
  id,
  action,
  subject,
  button,
  label,
  question,
  effect,
  tone,
  done,
  offered = true,
}: RowActProps<T>) {
  const act = useAskedAct(action, subject);
  const { state, send, asking, ask } = act;
  const askFirst = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  return (
    <>
      {done && state.outcome?.status === 'ok' && (
        <p role="status" className="text-xs text-success">
          {done(state.outcome.data)}
        </p>
      )}
      {offered && (
        <form action={send} onSubmit={askFirst} className="flex flex-col items-end gap-2">
          {Object.entries(subject).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {!asking && <FormFeedback state={state} idOf={() => id} />}
          {!asking && <Reauthentication state={state} id={id} />}
          <Button type="submit" size="sm" aria-label={label}>
            {button}
          </Button>
        </form>
      )}
      <AskedDialog
        act={act}
        passwordId={`${id}-asked`}
        title={question}
        description={effect}
        confirmLabel={button}
        tone={tone}
      />
    </>
  );
}
