'use client';

import type { ReactNode } from 'react';
import { ProblemMessage } from '@/components/auth/problem-message';
import { useFormAction } from '@/components/form/use-form-action';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/domain/form-state';

/** An act that its opposite undoes and therefore asks nothing: enable, restore, discover again. A form, so it needs no JavaScript. */
export function PlainAct<T>({
  action,
  subject,
  label,
  answer,
}: {
  action: FormAction<T>;
  /** Sent with the act: which registration. */
  subject: Record<string, string>;
  label: string;
  /** What to say of a good answer. */
  answer?: (data: T) => ReactNode;
}) {
  const [state, send, pending] = useFormAction(action);
  const { outcome } = state;
  return (
    <form action={send} className="flex flex-col items-start gap-2">
      {Object.entries(subject).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant="secondary" pending={pending}>
        {label}
      </SubmitButton>
      {outcome?.status === 'problem' && outcome.code !== 'reauthentication_required' && (
        <Notice tone="danger" live>
          <ProblemMessage problem={outcome} />
        </Notice>
      )}
      {outcome?.status === 'ok' && answer?.(outcome.data)}
    </form>
  );
}
