'use client';

import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { useFormState } from './form-context';
import type { TextFieldName } from './text-field-name';
import { useControl } from './use-control';

type TextControlProps = {
  name: TextFieldName;
  hint?: ReactNode;
  optional?: boolean;
  mono?: boolean;
  placeholder?: string | undefined;
  /** The default's name, while the value is another one. */
  departs?: string | null;
  /** Stands under the control: a preview, a button. */
  after?: ReactNode;
};

/**
 * One line of text. Its `defaultValue` makes the server's page complete without JavaScript; react-hook-form takes over the same
 * native input when the script has come.
 */
export function TextControl({
  name,
  hint,
  optional = false,
  mono = false,
  departs = null,
  after,
  ...input
}: TextControlProps & { inputMode?: 'url' | 'email' | 'text'; readOnly?: boolean }) {
  const { register } = useFormContext<RegistrationFormValues>();
  const { start } = useFormState();
  const frame = useControl(name, departs);
  return (
    <Field {...frame} name={name} hint={hint ?? frame.hint} optional={optional}>
      {(control) => (
        <>
          <Input
            {...control}
            {...input}
            {...register(name)}
            mono={mono}
            autoComplete="off"
            defaultValue={start[name]}
          />
          {after}
        </>
      )}
    </Field>
  );
}

/** Several lines of text. */
export function TextareaControl({
  name,
  hint,
  optional = false,
  mono = false,
  rows = 3,
  departs = null,
  after,
  ...textarea
}: TextControlProps & { rows?: number }) {
  const { register } = useFormContext<RegistrationFormValues>();
  const { start } = useFormState();
  const frame = useControl(name, departs);
  return (
    <Field {...frame} name={name} hint={hint ?? frame.hint} optional={optional}>
      {(control) => (
        <>
          <Textarea {...control} {...textarea} {...register(name)} mono={mono} rows={rows} defaultValue={start[name]} />
          {after}
        </>
      )}
    </Field>
  );
}
