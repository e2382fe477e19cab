'use client';

import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { EMPTY_FORM_VALUES, type FormField } from '@/lib/domain/registration/form-values';
import { sameValue } from '@/lib/domain/registration/form-values-merge';
import { useFormState, useFormValues } from './form-context';

/**
 * Fields that most people leave alone, folded away. It is open when one of them has something to say (a value, an error), says
 * how many are filled in, and works without JavaScript: it is a native `<details>`.
 */
export function Optional({
  title,
  fields,
  open = false,
  children,
}: {
  title: string;
  fields: readonly FormField[];
  /** Opens it for a reason of the caller's. */
  open?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations('form');
  const { start, errors } = useFormState();
  const values = useFormValues();
  const [toggled, setToggled] = useState<boolean | null>(null);
  const filledIn = (form: typeof values) => fields.filter((field) => !sameValue(form[field], EMPTY_FORM_VALUES[field]));
  const hasErrors = errors.some(({ place }) => fields.some((field) => field === place?.control));
  const filled = filledIn(values).length;
  return (
    <details
      open={hasErrors || (toggled ?? (open || filledIn(start).length > 0))}
      onToggle={(event) => setToggled(event.currentTarget.open)}
      className="group rounded-md border border-border"
    >
      <summary className="focus-inset flex min-h-10 items-center gap-2 px-3 py-2 text-sm font-medium hover:bg-hover">
        <ChevronRight aria-hidden className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90" />
        {title}
        {filled > 0 && (
          <span className="ml-auto text-xs font-normal text-muted">{t('filledIn', { count: filled })}</span>
        )}
      </summary>
      <div className="flex flex-col gap-5 border-t border-border p-3 sm:p-4">{children}</div>
    </details>
  );
}
