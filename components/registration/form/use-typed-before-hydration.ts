import { useEffect, useState, useSyncExternalStore } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { differingFields } from '@/lib/domain/registration/form-values-merge';
import { fromFormData } from '@/lib/domain/registration/form-values-submitted';

const never = () => () => {};

/**
 * Keeps what was typed into the server's page before its script arrived, or put back by the browser on reload: react-hook-form
 * would overwrite it with its defaults when it takes the inputs over. Read while hydrating, given back once mounted: call it after
 * `useForm`, whose own effect has to come first, and in the same component.
 */
export function useTypedBeforeHydration(
  formId: string,
  start: RegistrationFormValues,
  { reset }: UseFormReturn<RegistrationFormValues>,
): void {
  const hydrating = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  const [typed] = useState(() => (hydrating ? readPage(formId) : null));

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the inputs have been taken over
  useEffect(() => {
    // Whole, because the inputs know what was typed and those who watch them do not.
    if (typed !== null && differingFields(start, typed).length > 0) reset(typed, { keepDefaultValues: true });
  }, []);
}

function readPage(formId: string): RegistrationFormValues | null {
  if (typeof document === 'undefined') return null;
  const form = document.getElementById(formId);
  return form instanceof HTMLFormElement ? fromFormData(new FormData(form)) : null;
}
