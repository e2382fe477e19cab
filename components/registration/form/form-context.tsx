'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useStill } from '@/components/ui/stillness';
import type { Finding } from '@/lib/domain/policy/finding';
import type { FieldError } from '@/lib/domain/problem';
import type { FormField, RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { type ControlPlace, type FormControl, placeOfPath } from '@/lib/domain/registration/form-values-controls';
import { differingFields } from '@/lib/domain/registration/form-values-merge';
import type { FormFacts } from './form-facts';
import type { Judgement } from './judge';

/** An error and where it is shown. */
export type PlacedError = { error: FieldError; place: ControlPlace | null };
export type PlacedFinding = { finding: Finding; place: ControlPlace | null };

type FormState = {
  facts: FormFacts;
  /** What the controls were first rendered with. */
  start: RegistrationFormValues;
  /** What “changed” is measured against. */
  baseline: RegistrationFormValues;
  errors: readonly PlacedError[];
  /** Null while the rules have not been loaded. */
  judgement: Judgement | null;
};

const FormStateContext = createContext<FormState | null>(null);

export function FormStateProvider({ children, ...state }: FormState & { children: ReactNode }) {
  const { facts, start, baseline } = state;
  // Leaving a field by pressing a button shows what is wrong with it; the rules answer a moment after the last key. Neither may
  // move the button under the hand.
  const errors = useStill(state.errors);
  const judgement = useStill(state.judgement);
  const value = useMemo(
    () => ({ facts, start, baseline, errors, judgement }),
    [facts, start, baseline, errors, judgement],
  );
  return <FormStateContext value={value}>{children}</FormStateContext>;
}

export function useFormState(): FormState {
  const state = useContext(FormStateContext);
  if (state === null) throw new Error('outside of the registration form');
  return state;
}

/** The form as it stands now. Before the browser has taken over it is what was rendered. */
export function useFormValues(): RegistrationFormValues {
  return useWatch() as RegistrationFormValues;
}

/** Everything there is to say beside one control. */
export function useControlState(control: FormControl) {
  const { errors, judgement, baseline } = useFormState();
  const values = useFormValues();
  return {
    errors: errors.filter(({ place }) => place?.control === control),
    findings: placeFindings(judgement?.findings ?? [], values).filter(({ place }) => place?.control === control),
    contract: (judgement?.contract ?? []).filter(({ field }) => field === control),
    changed: differingFields(baseline, values).includes(control as FormField),
  };
}

export function placeErrors(errors: readonly FieldError[], values: RegistrationFormValues): PlacedError[] {
  return errors.map((error) => ({ error, place: placeOfPath(error.path, values) }));
}

export function placeFindings(findings: readonly Finding[], values: RegistrationFormValues): PlacedFinding[] {
  return findings.map((finding) => ({
    finding,
    place: finding.path === null ? null : placeOfPath(finding.path, values),
  }));
}
