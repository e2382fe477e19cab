import { useState } from 'react';
import type { Problem } from '@/components/auth/problem-message';
import { useScripted } from '@/components/ui/use-scripted';
import { conflictFields, OPENED_FIELD } from '@/lib/domain/edit-conflict';
import type { FormState } from '@/lib/domain/form-state';
import { rowText } from '@/lib/domain/registration/form-rows';
import { type FormField, fromConfiguration, type RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { readKeptValues } from '@/lib/domain/registration/form-values-kept';
import { differingFields } from '@/lib/domain/registration/form-values-merge';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import type { FormFacts } from './form-facts';

/**
 * What the form is measured against: the registration as it was opened, until a conflict is settled; from then on what somebody
 * else has saved in between.
 *
 * @param posted what the server answered to the same form sent without a script: that page begins with their version, and what
 * I began with comes back from the form
 */
export function useConflict(opened: FormFacts, initial: RegistrationFormValues, posted: FormState<unknown>) {
  const [against, setAgainst] = useState(() => ({
    facts: opened,
    baseline: readKeptValues(posted.values[OPENED_FIELD]?.[0] ?? null) ?? initial,
  }));
  const scripted = useScripted();
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
      const fields = conflictFields({ base: against.baseline, mine, theirs }, differingFields);
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
    /** What I began with, for a page that is rendered anew by every post. */
    opened: scripted ? null : JSON.stringify(against.baseline),
    /**
     * The version a save is made on. Without a script the choices are fields of the form, and saving it again is the decision.
     */
    rowVersionAfter: (problem: Problem | null) =>
      (scripted ? null : currentOf(problem)?.rowVersion) ?? against.facts.rowVersion,
  };
}

/** A value to look at: of a table, its rows, a line each. */
function shown(value: RegistrationFormValues[FormField]): string | boolean | string[] {
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : rowText(item))) : value;
}
