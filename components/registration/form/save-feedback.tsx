'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { type Problem, ProblemMessage } from '@/components/auth/problem-message';
import { DiscoveryFailureNotice } from '@/components/issuer/discovery-failure-notice';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { DiscoveryFailure } from '@/lib/domain/metadata/failure';
import type { PlacedError } from './form-context';
import { FORM_ID } from './form-id';
import { PAGE_ORDER } from './page-order';
import { useFieldWords, usePlacedSentence } from './sentences';

/**
 * What a save that did not happen shows above the form: links to the fields in the fields' own words, or the problem and what to
 * do about it. It takes the focus after every attempt.
 */
export function SaveFeedback({
  refused,
  problem,
  onCorrectIssuer,
}: {
  /** A new array for each attempt. */
  refused: readonly PlacedError[];
  problem: Problem | null;
  onCorrectIssuer: (issuer: string) => void;
}) {
  const t = useTranslations('form.places');
  const words = useFieldWords();
  const sentence = usePlacedSentence();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the summary moves the focus when it gets a new array, so only an attempt may make one
  const errors = useMemo(
    () =>
      inPageOrder(refused).map((placed) => {
        const control = placed.place?.control;
        const message = sentence(placed);
        return control === undefined
          ? { fieldId: FORM_ID, message }
          : { fieldId: control, message: t('summary', { label: words.label(control), sentence: message }) };
      }),
    [refused, problem],
  );
  const shown = problem !== null && problem.code !== 'reauthentication_required';
  return (
    <ErrorSummary errors={errors}>
      {shown && <SaveProblem problem={problem} onCorrectIssuer={onCorrectIssuer} />}
    </ErrorSummary>
  );
}

/** From top to bottom, as the links lead; what concerns the whole form comes first. */
function inPageOrder(errors: readonly PlacedError[]): PlacedError[] {
  const at = ({ place }: PlacedError) => (place === null ? -1 : PAGE_ORDER.indexOf(place.control));
  return errors.toSorted((a, b) => at(a) - at(b));
}

function SaveProblem({ problem, onCorrectIssuer }: { problem: Problem; onCorrectIssuer: (issuer: string) => void }) {
  const t = useTranslations('form.problem');
  if (problem.code === 'discovery_failed') {
    const { reason, ...params } = problem.params;
    return (
      <div className="flex flex-col gap-3">
        <p>{t('discovery')}</p>
        <DiscoveryFailureNotice failure={{ reason, params } as DiscoveryFailure} onCorrect={onCorrectIssuer} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" name="acceptUnverified" value="on" form={FORM_ID}>
            {t('saveUnverified')}
          </Button>
          <p className="text-xs text-muted">{t('unverifiedHint')}</p>
        </div>
      </div>
    );
  }
  return (
    <>
      <ProblemMessage problem={problem} />
      {problem.code === 'unauthenticated' && (
        <p className="mt-1">
          <a href="/sign-in" target="_blank" rel="noreferrer" className="font-medium underline underline-offset-2">
            {t('signInAgain')}
          </a>
        </p>
      )}
    </>
  );
}
