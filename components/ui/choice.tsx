import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

type ChoiceProps = Omit<ComponentProps<'input'>, 'type' | 'role'> & {
  label: ReactNode;
  hint?: ReactNode;
  /** Stands after the label: a badge, a “not served” mark, a finding. */
  aside?: ReactNode;
};

type Look = { type: 'checkbox' | 'radio'; role?: 'switch'; frame: string; control: string; strong?: boolean };

const LINE = 'flex min-h-6 items-start gap-2 py-0.5 pointer-coarse:min-h-11';
const BOX = 'mt-0.5 size-4 shrink-0';

const CHECKBOX: Look = { type: 'checkbox', frame: LINE, control: BOX };
const RADIO: Look = { type: 'radio', frame: LINE, control: BOX };
const SWITCH: Look = {
  type: 'checkbox',
  role: 'switch',
  frame: 'flex min-h-6 items-start gap-3 py-0.5 pointer-coarse:min-h-11',
  control: clsx(
    'relative mt-0.5 h-[1.125rem] w-8 shrink-0 appearance-none rounded-full border border-border-strong bg-sunken transition-colors',
    'checked:border-accent-solid checked:bg-accent-solid disabled:opacity-55 forced:appearance-auto',
    'before:absolute before:top-0.5 before:left-0.5 before:size-3 before:rounded-full before:bg-border-strong before:transition-transform',
    'checked:before:translate-x-3.5 checked:before:bg-on-accent',
  ),
  strong: true,
};
const CARD: Look = {
  type: 'radio',
  frame: clsx(
    'flex items-start gap-2.5 rounded-lg border border-border bg-surface p-3 transition-colors hover:border-border-strong',
    'has-checked:border-accent has-checked:bg-accent-wash has-checked:shadow-[inset_0_0_0_1px_var(--accent)]',
    'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
    'has-disabled:cursor-default has-disabled:bg-sunken has-disabled:text-muted',
  ),
  control: clsx(BOX, 'focus-visible:outline-none'),
  strong: true,
};

/**
 * Names a choice by its label alone, and describes it by its hint: both stand in the `<label>`, so that a click anywhere
 * chooses. Ids come from the choice's id, or its name and value.
 */
function Choice({ look, label, hint, aside, className, ...rest }: ChoiceProps & { look: Look }) {
  const { type, role, frame, control, strong = false } = look;
  const base = rest.id ?? `${rest.name}-${rest.value ?? 'on'}`;
  return (
    <label className={clsx(frame, className)}>
      <input
        aria-labelledby={`${base}-label`}
        aria-describedby={hint ? `${base}-hint` : undefined}
        {...rest}
        type={type}
        role={role}
        className={control}
      />
      <span className="min-w-0">
        <span className={clsx('flex flex-wrap items-center gap-x-2 text-sm', strong && 'font-medium')}>
          <span id={`${base}-label`} className="min-w-0 wrap-anywhere">
            {label}
          </span>
          {aside}
        </span>
        {hint && (
          <span id={`${base}-hint`} className="block text-xs text-muted">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}

/** A native checkbox with its label and an optional hint. */
export function Checkbox(props: ChoiceProps) {
  return <Choice {...props} look={CHECKBOX} />;
}

/** On or off, at once understood: a native checkbox with the role and look of a switch. It says for itself whether it is checked. */
export function Switch(props: ChoiceProps) {
  return <Choice {...props} look={SWITCH} />;
}

/** A native radio with its label; several of one name stand in a `Fieldset`. */
export function Radio(props: ChoiceProps) {
  return <Choice {...props} look={RADIO} />;
}

/** A radio as a card: the few choices that decide what the rest of a form looks like. */
export function RadioCard(props: ChoiceProps) {
  return <Choice {...props} look={CARD} />;
}
