'use client';

import { Advice } from './advice';
import { placeFindings, useFormState, useFormValues } from './form-context';

/** Findings about the registration as a whole: those that no control of the form is to blame for. */
export function WholeAdvice() {
  const { judgement } = useFormState();
  const values = useFormValues();
  const whole = placeFindings(judgement?.findings ?? [], values).filter(({ place }) => place === null);
  return <Advice findings={whole.map(({ finding }) => finding)} />;
}
