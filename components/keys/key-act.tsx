'use client';

import type { FormEvent } from 'react';
import { FormFeedback } from '@/components/auth/form-feedback';
import { ProblemMessage } from '@/components/auth/problem-message';
import { Reauthentication } from '@/components/auth/reauthentication';
import { useAskedAct } from '@/components/form/use-asked-act';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { FormAction } from '@/lib/domain/form-state';

type KeyActProps = {
  id: string;
  action: FormAction<null>;
  /** What the act is done to: a kid, an algorithm. */
  subject: { name: string; value: string };
  button: string;
  /** The button's whole name for those who do not see its row. */
  label: string;
  question: string;
  effect: string;
  tone: 'danger' | 'primary';
};

/** One act on one key: asks first where there is JavaScript, is a plain form where there is none. Needs `auth` and `errors`. */
export function KeyAct({ id, action, subject, button, label, question, effect, tone }: KeyActProps) {
  const { state, send, asking, ask, cancel, confirm, pending, answer, problem } = useAskedAct(action, {
    [subject.name]: subject.value,
  });
  const askFirst = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  return (
    <>
      <form action={send} onSubmit={askFirst} className="flex flex-col items-end gap-2">
        <input type="hidden" name={subject.name} value={subject.value} />
        {!asking && <FormFeedback state={state} idOf={() => id} />}
        {!asking && <Reauthentication state={state} id={id} />}
        <Button type="submit" size="sm" aria-label={label}>
          {button}
        </Button>
      </form>
      <ConfirmDialog
        open={asking}
        onClose={cancel}
        title={question}
        description={effect}
        confirmLabel={button}
        tone={tone}
        pending={pending}
        error={problem && <ProblemMessage problem={problem} />}
        onConfirm={confirm}
      >
        <Reauthentication state={answer} id={`${id}-asked`} />
      </ConfirmDialog>
    </>
  );
}
