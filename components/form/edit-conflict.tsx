'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useScripted } from '@/components/ui/use-scripted';
import { type ConflictField, conflictField } from '@/lib/domain/edit-conflict';

type Choice = 'mine' | 'theirs';
type Value = string | boolean | readonly string[];

/**
 * Somebody else saved first: each field that they changed, theirs beside mine. What only they changed is theirs unless I say
 * otherwise; what both changed is mine unless I say otherwise. Nothing of what I typed is touched before I apply the choices.
 */
export function EditConflict<F extends string>({
  fields,
  title,
  label,
  onApply,
  isField = false,
}: {
  fields: readonly ConflictField<F, Value>[];
  /** “Grace saved this while you were editing it”. */
  title: string;
  label: (field: F) => string;
  /** The fields in which theirs was chosen. */
  onApply: (theirs: F[]) => void;
  /** Without a script the choices are fields of the form around, which reads them (`conflict-…`); else one can only look. */
  isField?: boolean;
}) {
  const t = useTranslations('form.conflict');
  const scripted = useScripted();
  const [choices, setChoices] = useState<Partial<Record<F, Choice>>>({});
  const choiceOf = ({ field, contested }: ConflictField<F, Value>): Choice =>
    choices[field] ?? (contested ? 'mine' : 'theirs');

  return (
    <section
      aria-labelledby="conflict-title"
      className="overflow-hidden rounded-lg border border-warning/50 bg-surface"
    >
      <header className="border-b border-border bg-warning-wash px-4 py-3">
        <h2 id="conflict-title" tabIndex={-1} className="text-base font-semibold outline-none">
          {title}
        </h2>
        <p className="text-sm scripted:hidden">{t(isField ? 'unscriptedChoice' : 'unscripted')}</p>
        <p className="text-sm unscripted:hidden">{fields.length === 0 ? t('same') : t('text')}</p>
      </header>
      {fields.map((each) => (
        <fieldset key={each.field} className="grid gap-2 border-b border-border px-4 py-3 sm:grid-cols-2">
          <legend className="float-left mb-1 w-full text-sm font-medium sm:col-span-2">
            {label(each.field)}
            {each.contested && <span className="ml-2 text-xs font-normal text-warning">{t('both')}</span>}
          </legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label
              key={side}
              className="flex min-w-0 items-start gap-2 rounded-md border border-border p-2.5 has-checked:border-accent has-checked:bg-accent-wash"
            >
              <input
                type="radio"
                name={conflictField(each.field)}
                value={side}
                form={isField && !scripted ? undefined : 'no-form'}
                checked={choiceOf(each) === side}
                onChange={() => setChoices({ ...choices, [each.field]: side })}
                className={clsx('mt-0.5 size-4 shrink-0', !isField && 'unscripted:hidden')}
              />
              <span className="min-w-0">
                <span className="block text-xs text-muted">{t(side)}</span>
                <ConflictValue value={each[side]} />
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <footer className="flex flex-wrap items-center gap-3 px-4 py-3 unscripted:hidden">
        <Button
          variant="primary"
          onClick={() => onApply(fields.filter((each) => choiceOf(each) === 'theirs').map(({ field }) => field))}
        >
          {t('apply')}
        </Button>
        <p className="text-xs text-muted">{t('applyHint')}</p>
      </footer>
    </section>
  );
}

function ConflictValue({ value }: { value: Value }) {
  const t = useTranslations('form.conflict');
  const boolean = useTranslations('fields.values.boolean');
  if (typeof value === 'boolean') return <span className="text-sm">{boolean(`${value}`)}</span>;
  const text = typeof value === 'string' ? value : value.join('\n');
  if (text === '') return <span className="text-sm text-muted">{t('empty')}</span>;
  return <span className="block font-mono text-xs/5 wrap-anywhere whitespace-pre-wrap">{text}</span>;
}
