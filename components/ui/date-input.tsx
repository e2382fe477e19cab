'use client';

import { type ComponentProps, useEffect, useRef } from 'react';
import { Input } from './input';

/** What is sent of a date that is not one yet, so that the rules can refuse it. */
const UNFINISHED = 'unfinished';

/**
 * A day, as the browser lets people enter one. Of a date half typed, or of the 31st of February, a browser sends the same as of
 * none: nothing. Where that would mean “never”, it must not pass for it.
 */
export function DateInput(props: Omit<ComponentProps<typeof Input>, 'type' | 'ref'>) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const form = input.current?.form;
    const tell = ({ formData }: FormDataEvent) => {
      if (input.current?.validity.badInput) formData.set(input.current.name, UNFINISHED);
    };
    form?.addEventListener('formdata', tell);
    return () => form?.removeEventListener('formdata', tell);
  }, []);
  return <Input {...props} ref={input} type="date" />;
}
