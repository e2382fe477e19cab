import { useState, useSyncExternalStore } from 'react';
import type { Problem } from '@/components/auth/problem-message';
import { rowText } from '@/lib/domain/registration/form-rows';
import { type FormField, fromConfiguration, type RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { conflictFields, versionFields } from '@/lib/domain/registration/form-values-merge';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import type { FormFacts } from './form-facts';

const never = () => () => {};

/**
 * What the form is measured against: the registration as it was opened, until a conflict is settled; from then on what somebody
 * else has saved in between.
 *
 * @param isPosted whether the page was rendered as the answer to a form sent without a script
 */
export function useConflict(opened: FormFacts, initial: RegistrationFormValues, isPosted: boolean) {
  const [against, setAgainst] = useState({ facts: opened, baseline: initial });
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const currentOf = (problem: Problem | null) =>
    problem?.code === 'conflict' ? (problem.current as RegistrationDetail) : null;

  return {
    ...against,
    theirsOf: (problem: Problem | null) => {
      const current = currentOf(problem);
      return current === null ? against.baseline : fromConfiguration(current.configuration);
    },
    fieldsOf: (problem: Problem | null, mine: RegistrationFormValues) => {
      const current = currentOf(problem);
      if (current === null) return [];
      const theirs = fromConfiguration(current.configuration);
      // A page that a post without a script has rendered anew begins with their version: what I began with is gone, so every
      // difference is shown, and none is taken for mine.
      const fields =
        isPosted && against.baseline === initial
          ? versionFields(mine, theirs)
          : conflictFields(against.baseline, mine, theirs);
      return fields.map((each) => ({ ...each, mine: shown(each.mine), theirs: shown(each.theirs) }));
    },
    byOf: (problem: Problem | null) => currentOf(problem)?.updatedBy ?? '–',
    /** From here on their version is the one that is changed. */
    accept: (problem: Problem | null) => {
      const current = currentOf(problem);
      if (current === null) return;
      setAgainst({
        facts: {
          ...against.facts,
          previous: current.configuration,
          rowVersion: current.rowVersion,
          secrets: current.secrets,
        },
        baseline: fromConfiguration(current.configuration),
      });
    },
    /**
     * The version a save is made on. Without a script there is nothing to settle the conflict with but the form itself: it is
     * shown with both versions, and saving it again is the decision.
     */
    rowVersionAfter: (problem: Problem | null) =>
      (scripted ? null : currentOf(problem)?.rowVersion) ?? against.facts.rowVersion,
  };
}

/** A value to look at: of a table, its rows, a line each. */
function shown(value: RegistrationFormValues[FormField]): string | boolean | string[] {
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : rowText(item))) : value;
}
