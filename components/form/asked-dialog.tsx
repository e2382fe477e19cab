'use client';

import type { ComponentProps, ReactNode } from 'react';
import { type Problem, ProblemMessage } from '@/components/auth/problem-message';
import { Reauthentication } from '@/components/auth/reauthentication';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { useAskedAct } from './use-asked-act';

type Asked = Pick<
  ReturnType<typeof useAskedAct<unknown>>,
  'asking' | 'cancel' | 'confirm' | 'pending' | 'answer' | 'problem'
>;

type AskedDialogProps = Pick<
  ComponentProps<typeof ConfirmDialog>,
  'title' | 'description' | 'confirmLabel' | 'tone' | 'typed'
> & {
  act: Asked;
  /** Of the password's field, where a page has several dialogs. */
  passwordId?: string;
  /** What more there is to say of a problem: who needs the thing. */
  detail?: (problem: Problem) => ReactNode;
  children?: ReactNode;
};

/** The question before an act: stays open on an error, and asks for the password if the sign-in is old. */
export function AskedDialog({ act, passwordId, detail, children, ...dialog }: AskedDialogProps) {
  const { asking, cancel, confirm, pending, answer, problem } = act;
  return (
    <ConfirmDialog
      {...dialog}
      open={asking}
      onClose={cancel}
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
      <Reauthentication state={answer} {...(passwordId !== undefined && { id: passwordId })} />
    </ConfirmDialog>
  );
}
