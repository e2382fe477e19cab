'use client';

import { useLayoutEffect, useRef } from 'react';
import { FormFeedback } from '@/components/auth/form-feedback';
import { Reauthentication } from '@/components/auth/reauthentication';
import { useFormAction } from '@/components/form/use-form-action';
import { Button } from '@/components/ui/button';
import type { FormAction } from '@/lib/domain/form-state';

/** Stops an act, or lets it go on: one button, which asks for the password where going on does harm. */
export function SteerForm({
  id,
  action,
  label,
  name,
}: {
  /** The act, and its heading. */
  id: string;
  action: FormAction<null>;
  label: string;
  /** What a reader hears, where the label alone does not say it. */
  name?: string;
}) {
  const [state, send, pending] = useFormAction(action);
  const field = `${id}-password`;
  const form = useRef<HTMLFormElement>(null);
  // An act ends by itself: whoever is at the button that goes with it is led to what it was about.
  useLayoutEffect(() => {
    const own = form.current;
    return () => {
      if (own?.contains(document.activeElement)) document.getElementById(id)?.focus();
    };
  }, [id]);
  return (
    <form ref={form} action={send} className="flex flex-col items-start gap-3">
      <FormFeedback state={state} idOf={() => field} />
      <input type="hidden" name="bulkActId" value={id} />
      <Reauthentication state={state} id={field} />
      <Button type="submit" size="sm" pending={pending} aria-label={name}>
        {label}
      </Button>
    </form>
  );
}
