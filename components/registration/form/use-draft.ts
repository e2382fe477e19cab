import { useEffect, useRef, useState } from 'react';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { readKeptValues } from '@/lib/domain/registration/form-values-kept';
import { differingFields } from '@/lib/domain/registration/form-values-merge';

/** Long enough not to write on every keystroke. */
const PAUSE_MS = 400;

/**
 * Keeps what is typed in this tab's session storage, so that a crash, a sign-in page or a slip of the hand loses nothing. The
 * values have no member for a secret, so none gets there. The draft goes when the form is saved or its changes are given up.
 */
export function useDraft(key: string, values: RegistrationFormValues, baseline: RegistrationFormValues) {
  const [found, setFound] = useState<RegistrationFormValues | null>(null);
  const name = `registration-draft:${key}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the form opens
  useEffect(() => {
    const draft = readKeptValues(sessionStorage.getItem(name));
    if (draft !== null && differingFields(draft, values).length > 0) setFound(draft);
  }, []);

  const text = JSON.stringify(values);
  const unchanged = differingFields(baseline, values).length === 0;
  const writing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (unchanged) return;
    writing.current = setTimeout(() => sessionStorage.setItem(name, text), PAUSE_MS);
    return () => clearTimeout(writing.current);
  }, [name, text, unchanged]);

  const forget = () => {
    // What was about to be written would be a draft of what has just been saved or given up.
    clearTimeout(writing.current);
    sessionStorage.removeItem(name);
    setFound(null);
  };
  return { found, dismiss: () => setFound(null), forget };
}
