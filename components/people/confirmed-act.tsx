'use client';

import { type FormEvent, type ReactNode, startTransition, useActionState, useState } from 'react';
import { FormFeedback } from '@/components/auth/form-feedback';
import { ProblemMessage } from '@/components/auth/problem-message';
import { Reauthentication } from '@/components/auth/reauthentication';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Notice } from '@/components/ui/notice';
import { type FormAction, type FormState, UNSENT } from '@/lib/domain/form-state';

type ConfirmedActProps<T> = {
  id: string;
  action: FormAction<T>;
  /** What the act is done to. */
  fields: Record<string, string>;
  label: string;
  question: ReactNode;
  effect: ReactNode;
  tone?: 'danger' | 'primary';
  done: (data: T) => ReactNode;
};

/**
 * One act on one person. With JavaScript the button asks first, in a dialog that stays open until the act is done; without, the
 * sentence beside the button says what it does. Needs the words `auth`, `errors` and `fieldErrors`.
 */
export function ConfirmedAct<T>({
  id,
  action,
  fields,
  label,
  question,
  effect,
  tone = 'danger',
  done,
}: ConfirmedActProps<T>) {
  const [state, send, pending] = useActionState(action, UNSENT as FormState<T>);
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const succeeded = state.outcome?.status === 'ok';
  const asking = askedAt !== null && !(succeeded && state.attempt > askedAt);

  const ask = (event: FormEvent) => {
    event.preventDefault();
    setAskedAt(state.attempt);
  };
  const confirm = (values: FormData) => {
    for (const [name, value] of Object.entries(fields)) values.set(name, value);
    startTransition(() => send(values));
  };
  const failed = askedAt !== null && state.attempt > askedAt ? state : UNSENT;
  const problem =
    failed.outcome?.status === 'problem' && failed.outcome.code !== 'reauthentication_required' ? failed.outcome : null;

  return (
    <div className="flex flex-col gap-3">
      {succeeded && (
        <Notice tone="success" live>
          {done(state.outcome?.status === 'ok' ? state.outcome.data : (undefined as T))}
        </Notice>
      )}
      <p className="max-w-prose text-sm text-muted">{effect}</p>
      <form action={send} onSubmit={ask} className="flex flex-col items-start gap-3">
        {!asking && <FormFeedback state={state} idOf={() => id} />}
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {!asking && <Reauthentication state={state} id={id} />}
        <Button type="submit" variant={tone === 'danger' ? 'danger' : 'secondary'}>
          {label}
        </Button>
      </form>
      <ConfirmDialog
        open={asking}
        onClose={() => setAskedAt(null)}
        title={question}
        description={effect}
        confirmLabel={label}
        tone={tone}
        pending={pending}
        error={problem && <ProblemMessage problem={problem} />}
        onConfirm={confirm}
      >
        <Reauthentication state={failed} id={`${id}-asked`} />
      </ConfirmDialog>
    </div>
  );
}
