'use client';

import { clsx } from 'clsx';
import { type ReactNode, useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { readLines } from '@/lib/domain/registration/form-lines';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { HostInScript } from '../host-in-script';
import { useControlState, useFormState, useFormValues } from './form-context';
import type { TextFieldName } from './text-field-name';
import { useControl } from './use-control';

/**
 * A list, one value a line. The lines are numbered, because errors and findings name them; a line with an error has its number
 * marked. Lines do not wrap: a number stands beside one value.
 */
export function LinesControl({
  name,
  optional = false,
  rows = 3,
  placeholder,
  hint,
}: {
  name: TextFieldName;
  optional?: boolean;
  rows?: number;
  placeholder?: string;
  hint?: ReactNode;
}) {
  const { register } = useFormContext<RegistrationFormValues>();
  const { start } = useFormState();
  const frame = useControl(name);
  const { errors } = useControlState(name);
  const text = useFormValues()[name];
  const gutter = useRef<HTMLOListElement>(null);
  const wrong = new Set(errors.map(({ place }) => place?.line));
  const count = Math.max(rows, text.split('\n').length);

  return (
    <Field {...frame} name={name} hint={hint ?? frame.hint} optional={optional}>
      {(control) => (
        <>
          <div className="relative">
            <ol
              ref={gutter}
              aria-hidden
              className="pointer-events-none absolute inset-y-px left-px w-8 overflow-hidden rounded-l-md border-r border-border bg-sunken py-1.5 text-right font-mono text-2xs/5 text-muted select-none"
            >
              {Array.from({ length: count }, (_, index) => index + 1).map((line) => (
                <li
                  key={line}
                  className={clsx('pr-2', wrong.has(line) && 'bg-danger-wash font-bold text-danger forced:underline')}
                >
                  {line}
                </li>
              ))}
            </ol>
            <textarea
              {...control}
              {...register(name)}
              rows={count}
              wrap="off"
              spellCheck={false}
              autoCapitalize="none"
              autoComplete="off"
              placeholder={placeholder}
              defaultValue={start[name]}
              onScroll={(event) => gutter.current?.scrollTo(0, event.currentTarget.scrollTop)}
              className="control block max-h-96 resize-none overflow-x-auto pl-10! font-mono text-xs/5!"
            />
          </div>
          {readLines(text).map(({ value, line }) => (
            <HostInScript key={line} uri={value} />
          ))}
        </>
      )}
    </Field>
  );
}
