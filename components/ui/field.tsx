import { clsx } from 'clsx';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** What a control must carry to belong to its field: spread it on the Input, Textarea, Select or ChipsInput. */
export type ControlProps = {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

type FieldProps = {
  name: string;
  label: ReactNode;
  /** Defaults to `name`: what an error summary links to. */
  id?: string;
  hint?: ReactNode;
  /** One sentence, or several: a redirect URI field lists one a line. */
  error?: ReactNode | ReactNode[] | undefined;
  optional?: boolean;
  /** Findings and other advice that concern this field; described to the control like the hint. */
  advice?: ReactNode;
  /** Stands at the end of the label's line: “changed”, a link. */
  aside?: ReactNode;
  className?: string;
  children: (control: ControlProps) => ReactNode;
};

/** The sentence that says what is wrong with one control. Never colour alone: an icon and the word “Error”. */
export function FieldErrorText({ id, children }: { id?: string; children: ReactNode }) {
  const t = useTranslations('ui');
  return (
    <p id={id} className="flex items-start gap-1.5 text-xs font-medium text-danger">
      <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span className="min-w-0">
        <span className="sr-only">{t('errorPrefix')} </span>
        {children}
      </span>
    </p>
  );
}

type Words = Pick<FieldProps, 'hint' | 'error' | 'advice'> & { id: string };

/** The sentences that are wrong, and the ids of all that a control is described by. */
function wordsOf({ id, hint, error, advice }: Words) {
  const errors = (Array.isArray(error) ? error : [error]).filter(Boolean);
  const describedBy = [hint && `${id}-hint`, errors.length > 0 && `${id}-error`, advice && `${id}-advice`];
  return { errors, describedBy: describedBy.filter(Boolean).join(' ') || undefined };
}

/** A hint above the control, errors and advice below it. */
function Described({ id, hint, errors, advice, children }: Words & { errors: ReactNode[]; children: ReactNode }) {
  return (
    <>
      {hint && (
        <div id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </div>
      )}
      {children}
      {errors.length > 0 && (
        <div id={`${id}-error`} className="flex flex-col gap-0.5">
          {errors.map((sentence, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no identity and no state
            <FieldErrorText key={index}>{sentence}</FieldErrorText>
          ))}
        </div>
      )}
      {advice && <div id={`${id}-advice`}>{advice}</div>}
    </>
  );
}

/** Wires a label, a hint, an error and advice to one control (WCAG 1.3.1, 3.3.1, 3.3.2). */
export function Field({ name, label, id = name, optional = false, aside, className, children, ...words }: FieldProps) {
  const t = useTranslations('ui');
  const { errors, describedBy } = wordsOf({ id, ...words });
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <div className="flex min-h-5 flex-wrap items-baseline justify-between gap-x-3">
        <span className="flex items-baseline gap-1.5">
          <label htmlFor={id} className="text-sm font-medium">
            {label}
          </label>
          {optional && <span className="text-xs text-muted">{t('optional')}</span>}
        </span>
        {aside}
      </div>
      <Described {...words} id={id} errors={errors}>
        {children({ id, name, 'aria-describedby': describedBy, 'aria-invalid': errors.length > 0 || undefined })}
      </Described>
    </div>
  );
}

type FieldsetProps = Omit<FieldProps, 'children' | 'name'> & { id: string; children: ReactNode };

/** A group of choices under one question: radios or checkboxes. Focusable, so that an error summary can lead to it. */
export function Fieldset({ id, label, optional = false, aside, className, children, ...words }: FieldsetProps) {
  const t = useTranslations('ui');
  const { errors, describedBy } = wordsOf({ id, ...words });
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy}
      className={clsx('flex min-w-0 flex-col gap-1 outline-offset-4', className)}
    >
      <legend className="contents">
        <span className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm font-medium">
          <span className="flex items-baseline gap-1.5">
            {label}
            {optional && <span className="text-xs font-normal text-muted">{t('optional')}</span>}
          </span>
          {aside}
        </span>
      </legend>
      <Described {...words} id={id} errors={errors}>
        {children}
      </Described>
    </fieldset>
  );
}
