'use client';

import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { RadioCard, Switch } from '@/components/ui/choice';
import { Field, Fieldset } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { EMPTY_FORM_VALUES, type FormField, type RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { useFormState, useFormValues } from './form-context';
import { useFieldWords } from './sentences';
import type { TextFieldName } from './text-field-name';
import { useControl } from './use-control';

type SwitchName = { [F in FormField]: RegistrationFormValues[F] extends boolean ? F : never }[FormField];

/** The default's name while `name` has another value: what differs from the default is marked. */
function useDeparture(name: TextFieldName | SwitchName, nameOf: (value: string) => string): string | null {
  const values = useFormValues();
  const usual = EMPTY_FORM_VALUES[name];
  return values[name] === usual ? null : nameOf(String(usual));
}

/** A native select over the values that the message file has names for. */
export function SelectControl({
  name,
  options,
  hint,
  children,
}: {
  name: TextFieldName;
  options: readonly string[];
  hint?: ReactNode;
  children?: ReactNode;
}) {
  const { register } = useFormContext<RegistrationFormValues>();
  const { start } = useFormState();
  const words = useFieldWords();
  const departs = useDeparture(name, (value) => words.value(name, value));
  const frame = useControl(name, departs);
  return (
    <Field {...frame} name={name} hint={hint ?? frame.hint}>
      {(control) => (
        <>
          <Select {...control} {...register(name)} defaultValue={start[name]}>
            {options.map((option) => (
              <option key={option} value={option}>
                {words.value(name, option)}
              </option>
            ))}
          </Select>
          {children}
        </>
      )}
    </Field>
  );
}

/** On or off. */
export function SwitchControl({ name, hint }: { name: SwitchName; hint?: ReactNode }) {
  const { register } = useFormContext<RegistrationFormValues>();
  const { start } = useFormState();
  const words = useFieldWords();
  const departs = useDeparture(name, (value) => words.value('boolean', value));
  const { label, error, advice, aside, hint: usualHint } = useControl(name, departs);
  return (
    <div className="flex flex-col gap-1">
      <Switch
        {...register(name)}
        id={name}
        label={label}
        hint={hint ?? usualHint}
        aside={aside}
        aria-invalid={error.length > 0 || undefined}
        defaultChecked={start[name]}
      />
      {error.length > 0 && <div className="pl-11 text-xs font-medium text-danger">{error}</div>}
      {advice && <div className="pl-11">{advice}</div>}
    </div>
  );
}

/** A few choices, each with a word of explanation, that decide what the rest of the form looks like. */
export function RadioCardsControl({
  name,
  options,
  columns,
  hint,
  marked = true,
  onChoose,
}: {
  name: TextFieldName;
  options: readonly { value: string; hint?: ReactNode; aside?: ReactNode }[];
  columns: string;
  hint?: ReactNode;
  marked?: boolean;
  onChoose?: (value: string) => void;
}) {
  const { register } = useFormContext<RegistrationFormValues>();
  const { start } = useFormState();
  const words = useFieldWords();
  const departs = useDeparture(name, (value) => words.value(name, value));
  const frame = useControl(name, marked ? departs : null);
  return (
    <Fieldset {...frame} id={name} hint={hint ?? frame.hint}>
      <div className={`mt-0.5 grid gap-2 ${columns}`}>
        {options.map((option) => (
          <RadioCard
            key={option.value}
            {...register(name, { onChange: (event) => onChoose?.(String(event.target.value)) })}
            id={`${name}-${option.value}`}
            value={option.value}
            label={words.value(name, option.value)}
            hint={option.hint}
            aside={option.aside}
            defaultChecked={start[name] === option.value}
          />
        ))}
      </div>
    </Fieldset>
  );
}
