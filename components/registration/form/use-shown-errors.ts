import { useMemo } from 'react';
import { useFormContext } from 'react-hook-form';
import type { FormField, RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { sameValue } from '@/lib/domain/registration/form-values-merge';
import { type PlacedError, placeErrors } from './form-context';
import type { KeptJudgement } from './use-judgement';
import type { Refusal } from './use-save';

const NONE: readonly PlacedError[] = [];

/**
 * Which errors stand beside the fields. Before the first attempt to save, only those of a field that was filled in and left;
 * after it, whatever the rules say now, so that what is corrected falls silent, and what only the server knows (a name that is
 * taken) until its field is changed.
 *
 * @param judgement null while the rules have not been loaded
 * @returns `submitted`: those of the last attempt, for the summary
 */
export function useShownErrors(
  refusal: Refusal | null,
  judgement: KeptJudgement | null,
  values: RegistrationFormValues,
) {
  const { touchedFields } = useFormContext<RegistrationFormValues>().formState;
  const submitted = useMemo(() => (refusal === null ? NONE : placeErrors(refusal.errors, refusal.values)), [refusal]);
  const live = judgement === null ? null : placeErrors(judgement.fieldErrors, values);

  const shown = () => {
    if (refusal === null) {
      // What was said of a field before it was filled in is not said of what stands there now.
      return (live ?? NONE).filter(
        (placed) =>
          isLeftWrong(placed, values, touchedFields) &&
          judgement !== null &&
          !isChanged(placed, values, judgement.values),
      );
    }
    if (live === null) return submitted;
    const fromServer = refusal.by === 'server' ? submitted : NONE;
    const unchanged = fromServer.filter(
      (placed) => !live.some((other) => sameError(placed, other)) && !isChanged(placed, values, refusal.values),
    );
    return [...live, ...unchanged];
  };
  return { submitted, shown: shown() };
}

function isLeftWrong({ place }: PlacedError, values: RegistrationFormValues, touched: object): boolean {
  return place !== null && place.control in touched && values[place.control as FormField].toString() !== '';
}

function isChanged({ place }: PlacedError, now: RegistrationFormValues, then: RegistrationFormValues): boolean {
  if (place === null || !(place.control in now)) return false;
  const field = place.control as FormField;
  return !sameValue(now[field], then[field]);
}

function sameError({ error: a }: PlacedError, { error: b }: PlacedError): boolean {
  return a.path === b.path && a.code === b.code;
}
