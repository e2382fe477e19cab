'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { AskedForm } from '@/components/form/asked-form';
import { AsksFirst } from '@/components/form/asks-first';
import { useAskedAct } from '@/components/form/use-asked-act';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { FormAction } from '@/lib/domain/form-state';

type ConfirmedActProps<T> = {
  id: string;
  action: FormAction<T>;
  /** What the act is done to. */
  fields: Record<string, string>;
  label: string;
  question: ReactNode;
  effect: ReactNode;
  tone?: 'danger' | 'primary';
  /** That there is nothing to do it to: `effect` says so, and nothing is offered. */
  idle?: boolean;
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
  idle = false,
  done,
}: ConfirmedActProps<T>) {
  const act = useAskedAct(action, fields);
  const { outcome } = act.state;
  const succeeded = outcome?.status === 'ok';
  const answer = useRef<HTMLDivElement>(null);
  // The button that had the focus has done its work and is gone.
  useEffect(() => {
    if (succeeded && idle) answer.current?.focus();
  }, [succeeded, idle]);

  return (
    <div className="flex flex-col gap-3">
      {outcome?.status === 'ok' && (
        <div ref={answer} tabIndex={-1}>
          <Notice tone="success" live>
            {done(outcome.data)}
          </Notice>
        </div>
      )}
      <p className="max-w-prose text-sm text-muted">{effect}</p>
      {!idle && (
        <AskedForm
          id={id}
          act={act}
          subject={fields}
          dialog={{ title: question, description: effect, confirmLabel: label, tone }}
          className="flex flex-col items-start gap-3"
        >
          <Button type="submit">
            <AsksFirst>{label}</AsksFirst>
          </Button>
        </AskedForm>
      )}
    </div>
  );
}
