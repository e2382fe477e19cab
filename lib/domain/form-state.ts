import type { Outcome } from './outcome';
import type { FieldError } from './problem';

/** What a form is told after it was sent: the outcome, and what was typed, so that nothing is lost without JavaScript either. */
export type FormState<T> = {
  outcome: Outcome<T> | null;
  /** By field name, only those the action lists as `echo`: never a password or a secret. */
  values: Record<string, string[]>;
  /** How often the form was sent; a change moves the focus to the summary. */
  attempt: number;
};

export const UNSENT: FormState<never> = { outcome: null, values: {}, attempt: 0 };

/** The form field in which a password is given again (see `components/auth/reauthentication.tsx`). */
export const REAUTHENTICATION_FIELD = 'reauthenticationPassword';

/** By this field an action knows that a script sent the form and goes on to the next page by itself. */
export const SCRIPTED_FIELD = 'scripted';

/** What was typed into `name` before, or `otherwise`. */
export function typedValue(state: FormState<unknown>, name: string, otherwise = ''): string {
  return state.values[name]?.[0] ?? otherwise;
}

/** The field errors of the last attempt. */
export function fieldErrorsOf(state: FormState<unknown>): readonly FieldError[] {
  return state.outcome?.status === 'invalid' ? state.outcome.fieldErrors : [];
}

/** Whether the last attempt wants the password, or got a wrong one. */
export function wantsPasswordAgain(state: FormState<unknown>): boolean {
  const { outcome } = state;
  if (outcome?.status === 'problem') return outcome.code === 'reauthentication_required';
  return fieldErrorsOf(state).some(({ path }) => path === REAUTHENTICATION_FIELD);
}

/** What a form component is given: a server action for `useActionState`. */
export type FormAction<T> = (previous: FormState<T>, form: FormData) => Promise<FormState<T>>;
