import { useEffect, useState, useSyncExternalStore } from 'react';
import { useFormContext } from 'react-hook-form';
import type { FormField, RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { differingFields } from '@/lib/domain/registration/form-values-merge';
import { fromFormData } from '@/lib/domain/registration/form-values-submitted';

const never = () => () => {};

/**
 * Keeps what was typed into the server's page before its script arrived, or put back by the browser on reload: react-hook-form
 * would overwrite it with its defaults when it takes the inputs over. Read while hydrating, given back once mounted.
 */
export function useTypedBeforeHydration(formId: string, start: RegistrationFormValues): void {
  const hydrating = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  const { setValue } = useFormContext<RegistrationFormValues>();
  const [typed] = useState(() => (hydrating ? readPage(formId) : null));

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the inputs have been taken over
  useEffect(() => {
    if (typed === null) return;
    for (const field of differingFields(start, typed)) give(field);
    function give<F extends FormField>(field: F) {
      setValue(field, (typed as RegistrationFormValues)[field] as never, { shouldDirty: true });
    }
  }, []);
}

function readPage(formId: string): RegistrationFormValues | null {
  if (typeof document === 'undefined') return null;
  const form = document.getElementById(formId);
  return form instanceof HTMLFormElement ? fromFormData(new FormData(form)) : null;
}
