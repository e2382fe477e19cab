import { unstable_rethrow } from 'next/navigation';
import { useActionState } from 'react';
import { useScripted } from '@/components/ui/use-scripted';
import { settledForm } from '@/lib/domain/edit-conflict';
import { type FormAction, type FormState, UNSENT } from '@/lib/domain/form-state';

/**
 * `useActionState` for our server actions: a form works before and without its script, and with it a server that does not answer is
 * said above the form, which keeps what was typed, instead of taking the page away.
 */
export function useFormAction<T>(action: FormAction<T>) {
  const scripted = useScripted();
  // While hydrating it has to be the action that the server drew: React matches an answer to a form posted without a script by it.
  return useActionState(scripted ? (state: FormState<T>, form: FormData) => ask(action, state, form) : action, UNSENT);
}

/** Sends a form to our own server, which may be out of reach. */
export async function ask<T>(action: FormAction<T>, state: FormState<T>, form: FormData): Promise<FormState<T>> {
  try {
    return await action(state, form);
  } catch (error) {
    // The way to another page is no failure.
    unstable_rethrow(error);
    return {
      outcome: { status: 'problem', code: 'unreachable', params: {}, requestId: '' },
      values: typedInto(settledForm(form)),
      attempt: state.attempt + 1,
    };
  }
}

/** What is typed again, as after every other error. */
const SECRET = /password|secret|^value$/i;

function typedInto(form: FormData): Record<string, string[]> {
  const names = [...new Set(form.keys())].filter((name) => !SECRET.test(name));
  return Object.fromEntries(
    names.map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')]),
  );
}
