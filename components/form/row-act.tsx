'use client';

import { Button } from '@/components/ui/button';
import type { FormAction } from '@/lib/domain/form-state';
import { AskedForm } from './asked-form';
import { AsksFirst } from './asks-first';
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
  const { outcome } = act.state;
  const dialog = { title: question, description: effect, confirmLabel: button, tone };
  return (
    <>
      {done && outcome?.status === 'ok' && (
        <p role="status" className="text-xs text-success">
          {done(outcome.data)}
        </p>
      )}
      {offered && (
        <AskedForm id={id} act={act} subject={subject} dialog={dialog} className="flex flex-col items-end gap-2">
          <Button type="submit" size="sm" aria-label={label}>
            <AsksFirst>{button}</AsksFirst>
          </Button>
        </AskedForm>
      )}
    </>
  );
}
