'use client';

import { startTransition, useState } from 'react';
import type { Problem } from '@/components/auth/problem-message';
import { type FormAction, type FormState, UNSENT } from '@/lib/domain/form-state';
import { useFormAction } from './use-form-action';

/**
 * An act that is asked about before it is done. The dialog stays open on an error, and what an earlier one was told is not said
 * again when it opens anew.
 *
 * @param subject sent with the act: which registration, which secret, which person
 */
export function useAskedAct<T>(action: FormAction<T>, subject: Readonly<Record<string, string>>) {
  const [state, send, pending] = useFormAction(action);
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const answered = askedAt !== null && state.attempt > askedAt;
  /** What the open dialog has been answered. */
  const answer: FormState<T> = answered ? state : UNSENT;
  const { outcome } = answer;
  // A password that is asked for again is a question, not an error.
  const problem: Problem | null =
    outcome?.status === 'problem' && outcome.code !== 'reauthentication_required' ? outcome : null;

  return {
    /** The last answer, whoever asked for it: the dialog, or the form itself where there is no script. */
    state,
    send,
    asking: askedAt !== null && outcome?.status !== 'ok',
    ask: () => setAskedAt(state.attempt),
    cancel: () => setAskedAt(null),
    confirm(values: FormData) {
      for (const [name, value] of Object.entries(subject)) values.set(name, value);
      startTransition(() => send(values));
    },
    pending,
    answer,
    problem,
  };
}

export type AskedAct<T> = ReturnType<typeof useAskedAct<T>>;
