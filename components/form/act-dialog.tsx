'use client';

import { type ReactNode, startTransition, useActionState, useEffect, useRef, useState } from 'react';
import { type Problem, ProblemMessage } from '@/components/auth/problem-message';
import { Reauthentication } from '@/components/auth/reauthentication';
import { Button, type ButtonProps } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import type { FormAction } from '@/lib/domain/form-state';
import { UNSENT } from '@/lib/domain/form-state';

type ActDialogProps = {
  action: FormAction<null>;
  /** Sent with the act: which registration, which secret. */
  subject: Record<string, string>;
  button: ReactNode;
  variant?: ButtonProps['variant'];
  size?: ButtonProps['size'];
  title: string;
  description: ReactNode;
  confirmLabel: string;
  tone?: 'danger' | 'primary';
  typed?: { expected: string; label: ReactNode };
  /** Said when it is done and the page stays. */
  done: string;
  /** What more there is to say of a problem: who needs the thing. */
  detail?: (problem: Problem) => ReactNode;
  children?: ReactNode;
};

/** A button that asks before it acts. The dialog stays open on an error and asks for the password if the sign-in is old. */
export function ActDialog({
  action,
  subject,
  button,
  variant,
  size,
  done,
  detail,
  children,
  ...dialog
}: ActDialogProps) {
  const [open, setOpen] = useState(false);
  const [state, send, pending] = useActionState(action, UNSENT);
  const answered = useRef(0);

  useEffect(() => {
    if (state.attempt === answered.current) return;
    answered.current = state.attempt;
    if (state.outcome?.status !== 'ok') return;
    setOpen(false);
    toast(done);
  }, [state, done]);

  // A password that is asked for again is a question, not an error.
  const { outcome } = state;
  const problem = outcome?.status === 'problem' && outcome.code !== 'reauthentication_required' ? outcome : null;

  const confirm = (values: FormData) => {
    for (const [name, value] of Object.entries(subject)) values.set(name, value);
    startTransition(() => send(values));
  };

  return (
    <>
      <Button variant={variant} size={size} onClick={() => setOpen(true)}>
        {button}
      </Button>
      <ConfirmDialog
        {...dialog}
        open={open}
        onClose={() => setOpen(false)}
        onConfirm={confirm}
        pending={pending}
        error={
          problem && (
            <>
              <ProblemMessage problem={problem} />
              {detail?.(problem)}
            </>
          )
        }
      >
        {children}
        <Reauthentication state={state} />
      </ConfirmDialog>
    </>
  );
}
