'use client';

import { type ReactNode, useEffect } from 'react';
import type { Problem } from '@/components/auth/problem-message';
import { Button, type ButtonProps } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { FormAction } from '@/lib/domain/form-state';
import { AskedDialog } from './asked-dialog';
import { useAskedAct } from './use-asked-act';

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
  const act = useAskedAct(action, subject);
  const succeeded = act.answer.outcome?.status === 'ok';
  useEffect(() => {
    if (succeeded) toast(done);
  }, [succeeded, done]);

  return (
    <>
      <Button variant={variant} size={size} onClick={act.ask}>
        {button}
      </Button>
      <AskedDialog {...dialog} act={act} {...(detail && { detail })}>
        {children}
      </AskedDialog>
    </>
  );
}
