'use client';

import type { ReactNode } from 'react';
import { AskedForm } from '@/components/form/asked-form';
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
  const act = useAskedAct(action, fields);
  const { outcome } = act.state;

  return (
    <div className="flex flex-col gap-3">
      {outcome?.status === 'ok' && (
        <Notice tone="success" live>
          {done(outcome.data)}
        </Notice>
      )}
      <p className="max-w-prose text-sm text-muted">{effect}</p>
      <AskedForm
        id={id}
        act={act}
        subject={fields}
        dialog={{ title: question, description: effect, confirmLabel: label, tone }}
        className="flex flex-col items-start gap-3"
      >
        <Button type="submit" variant={tone === 'danger' ? 'danger' : 'secondary'}>
          {label}
        </Button>
      </AskedForm>
    </div>
  );
}
