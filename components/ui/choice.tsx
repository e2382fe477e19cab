import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

type ChoiceProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode;
  hint?: ReactNode;
  /** Stands after the label: a badge, a “not served” mark, a finding. */
  aside?: ReactNode;
};

function Described({ id, hint }: { id: string | undefined; hint: ReactNode }) {
  if (!hint) return null;
  return (
    <span id={id} className="block text-xs text-muted">
      {hint}
    </span>
  );
}

/**
 * Names a choice by its label alone, and describes it by its hint: both stand in the `<label>`, so that a click anywhere
 * chooses. Ids come from the choice's id, or its name and value.
 */
function idsOf({ id, name, value, hint }: ChoiceProps): { labelId: string; hintId: string | undefined } {
  const base = id ?? `${name}-${value ?? 'on'}`;
  return { labelId: `${base}-label`, hintId: hint ? `${base}-hint` : undefined };
}

/** A native checkbox with its label and an optional hint. */
export function Checkbox({ label, hint, aside, className, ...rest }: ChoiceProps) {
  const { labelId, hintId } = idsOf({ label, hint, ...rest });
  return (
    <label className={clsx('flex min-h-6 items-start gap-2 py-0.5 pointer-coarse:min-h-11', className)}>
      <input
        aria-labelledby={labelId}
        aria-describedby={hintId}
        {...rest}
        type="checkbox"
        className="mt-0.5 size-4 shrink-0"
      />
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2 text-sm">
          <span id={labelId} className="min-w-0 wrap-anywhere">
            {label}
          </span>
          {aside}
        </span>
        <Described id={hintId} hint={hint} />
      </span>
    </label>
  );
}

/** On or off, at once understood: a native checkbox with the role and look of a switch. */
export function Switch({ label, hint, aside, className, ...rest }: ChoiceProps) {
  const { labelId, hintId } = idsOf({ label, hint, ...rest });
  return (
    <label className={clsx('flex min-h-6 items-start gap-3 py-0.5 pointer-coarse:min-h-11', className)}>
      <input
        aria-labelledby={labelId}
        aria-describedby={hintId}
        {...rest}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox says for itself whether it is checked
        role="switch"
        className={clsx(
          'relative mt-0.5 h-[1.125rem] w-8 shrink-0 appearance-none rounded-full border border-border-strong bg-sunken transition-colors',
          'checked:border-accent-solid checked:bg-accent-solid disabled:opacity-55 forced:appearance-auto',
          'before:absolute before:top-0.5 before:left-0.5 before:size-3 before:rounded-full before:bg-border-strong before:transition-transform',
          'checked:before:translate-x-3.5 checked:before:bg-on-accent',
        )}
      />
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2 text-sm font-medium">
          <span id={labelId}>{label}</span>
          {aside}
        </span>
        <Described id={hintId} hint={hint} />
      </span>
    </label>
  );
}

/** A native radio with its label; several of one name stand in a `Fieldset`. */
export function Radio({ label, hint, aside, className, ...rest }: ChoiceProps) {
  const { labelId, hintId } = idsOf({ label, hint, ...rest });
  return (
    <label className={clsx('flex min-h-6 items-start gap-2 py-0.5 pointer-coarse:min-h-11', className)}>
      <input
        aria-labelledby={labelId}
        aria-describedby={hintId}
        {...rest}
        type="radio"
        className="mt-0.5 size-4 shrink-0"
      />
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2 text-sm">
          <span id={labelId}>{label}</span>
          {aside}
        </span>
        <Described id={hintId} hint={hint} />
      </span>
    </label>
  );
}

/** A radio as a card: the few choices that decide what the rest of a form looks like. */
export function RadioCard({ label, hint, aside, className, ...rest }: ChoiceProps) {
  const { labelId, hintId } = idsOf({ label, hint, ...rest });
  return (
    <label
      className={clsx(
        'flex items-start gap-2.5 rounded-lg border border-border bg-surface p-3 transition-colors hover:border-border-strong',
        'has-checked:border-accent has-checked:bg-accent-wash has-checked:shadow-[inset_0_0_0_1px_var(--accent)]',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        'has-disabled:cursor-default has-disabled:bg-sunken has-disabled:text-muted',
        className,
      )}
    >
      <input
        aria-labelledby={labelId}
        aria-describedby={hintId}
        {...rest}
        type="radio"
        className="mt-0.5 size-4 shrink-0 focus-visible:outline-none"
      />
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2 text-sm font-medium">
          <span id={labelId}>{label}</span>
          {aside}
        </span>
        <Described id={hintId} hint={hint} />
      </span>
    </label>
  );
}
