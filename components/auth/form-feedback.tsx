'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { type FormState, fieldErrorsOf } from '@/lib/domain/form-state';
import { ProblemMessage } from './problem-message';

/**
 * What a form answers above its fields: the summary with links to them, or the one sentence of a problem. It takes the focus
 * after every failed attempt. A password that is asked for again is no error: `Reauthentication` speaks of it.
 * Needs the words `errors` and `fieldErrors`.
 */
export function FormFeedback({
  state,
  idOf = (path) => path,
}: {
  state: FormState<unknown>;
  idOf?: (path: string) => string;
}) {
  const t = useTranslations('fieldErrors');
  const errors = useMemo(
    () =>
      fieldErrorsOf(state).map(({ path, code, params }) => ({
        fieldId: idOf(path),
        message: t(code as never, params as never),
      })),
    [state, idOf, t],
  );
  const problem = state.outcome?.status === 'problem' ? state.outcome : null;
  return (
    <ErrorSummary errors={errors}>
      {problem && problem.code !== 'reauthentication_required' && <ProblemMessage problem={problem} />}
    </ErrorSummary>
  );
}

/** The sentences of one field's errors, in the words of the summary. */
export function useFieldErrors(state: FormState<unknown>): (path: string) => ReactNode[] {
  const t = useTranslations('fieldErrors');
  return (path) =>
    fieldErrorsOf(state)
      .filter((error) => error.path === path)
      .map(({ code, params }) => t(code as never, params as never));
}
