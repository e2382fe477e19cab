'use client';

import { useTranslations } from 'next-intl';
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';

export type SummarisedError = { fieldId: string; message: ReactNode };

/** Brings a field's label and control into view and gives the control the focus. */
function focusField(event: MouseEvent<HTMLAnchorElement>): void {
  const control = document.getElementById(event.currentTarget.hash.slice(1));
  if (!control) return;
  event.preventDefault();
  (control.closest('fieldset, div')?.querySelector('label, legend') ?? control).scrollIntoView({ block: 'start' });
  control.focus({ preventScroll: true });
}

/**
 * “There is a problem”: what a failed submit shows above its form, in the same words as beside the fields. It takes the focus
 * whenever `errors` is a new array, and puts “Error:” before the document's title while it stands.
 */
export function ErrorSummary({ errors, children }: { errors: readonly SummarisedError[]; children?: ReactNode }) {
  const t = useTranslations('ui');
  const heading = useRef<HTMLDivElement>(null);
  const present = errors.length > 0 || Boolean(children);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new array is a new failed submit, also when the words are the same
  useEffect(() => {
    if (present) heading.current?.focus();
  }, [errors, present]);

  const prefix = t('errorPrefix');
  useEffect(() => {
    if (!present) return;
    // A page that answers a form sent without a script has it already (lib/server/refused-form.ts).
    const { title } = document;
    const plain = title.startsWith(prefix) ? title.slice(prefix.length).trimStart() : title;
    document.title = `${prefix} ${plain}`;
    return () => {
      document.title = plain;
    };
  }, [present, prefix]);

  if (!present) return null;
  return (
    <div
      ref={heading}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
      className="rounded-lg border border-danger bg-danger-wash p-4 shadow-[inset_3px_0_0_var(--danger)]"
    >
      <h2 id="error-summary-title" className="text-base font-semibold">
        {t('problemTitle')}
      </h2>
      {children && <div className="mt-1">{children}</div>}
      {errors.length > 0 && (
        <ul className="mt-2 flex flex-col gap-1">
          {errors.map((error, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one field may have two errors; neither has state
            <li key={`${error.fieldId}-${index}`}>
              <a
                href={`#${error.fieldId}`}
                onClick={focusField}
                className="inline-block min-h-6 text-sm font-medium text-danger underline underline-offset-3 hover:decoration-2"
              >
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
