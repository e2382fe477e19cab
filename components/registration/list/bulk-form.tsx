'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { NEW_BULK_ACT } from '@/components/shell/places';
import { buttonClass } from '@/components/ui/button';
import type { BulkAction } from '@/lib/domain/registration/bulk-actions';
import type { ListParameters } from './filters-of';
import { type Picked, watchPicks } from './picks';
import './bulk-bar.css';

export type BulkFormProps = {
  /** What can be done to the registrations of this list. */
  actions: readonly BulkAction[];
  /** What the address of the list says, sent along: “all that match” means these. */
  parameters: ListParameters;
  /** How many there are in all, as the list says it: “1,204”, “10,000+”. */
  total: string;
  /** Whether this page shows all of them. */
  whole: boolean;
};

/**
 * Stands around the list for those who may change registrations: ticked boxes, “all that match” and a button for each act make one GET form,
 * which works without JavaScript and changes nothing. With it, the bar comes with the first tick.
 */
export function BulkForm({
  actions,
  parameters,
  total,
  whole,
  rows,
  children,
}: BulkFormProps & { rows: string; children: ReactNode }) {
  const t = useTranslations('list.bulk');
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const picks = useRef<ReturnType<typeof watchPicks>>(null);
  const [{ count, all }, setPicked] = useState<Picked>({ count: 0, all: false });

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are a new beginning
  useEffect(() => {
    if (form.current === null) return;
    picks.current = watchPicks(form.current, setPicked);
    return picks.current.stop;
  }, [rows]);

  const go = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const asked = new FormData(event.currentTarget, submitter);
    if (all) asked.delete('id');
    router.push(`${NEW_BULK_ACT}?${new URLSearchParams(asked as unknown as Record<string, string>)}`);
  };

  const said = all ? t('allSelected', { count: total }) : t('selected', { count });
  return (
    <form ref={form} action={NEW_BULK_ACT} onSubmit={go}>
      {Object.entries(parameters).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <p role="status" className="sr-only">
        {count > 0 && said}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws its own box */}
      <div
        role="group"
        aria-label={t('acts')}
        className="bulk-bar"
        data-print="hide"
        {...(count > 0 ? { 'data-save-bar': '' } : { 'data-empty': '' })}
      >
        <p className="unscripted:hidden">{said}</p>
        <p className="scripted:hidden">{t('unscripted')}</p>
        {!whole && (
          <label className="list-choice">
            <input type="checkbox" name="all" value="yes" />
            {t('all', { count: total })}
          </label>
        )}
        <span className="flex gap-1 unscripted:hidden">
          <button
            type="button"
            onClick={() => picks.current?.pick(true)}
            className={buttonClass({ variant: 'ghost', size: 'sm' })}
          >
            {t('thisPage')}
          </button>
          <button
            type="button"
            onClick={() => picks.current?.pick(false)}
            className={buttonClass({ variant: 'ghost', size: 'sm' })}
          >
            {t('none')}
          </button>
        </span>
        <span className="flex gap-2">
          {actions.map((action) => (
            <button key={action} type="submit" name="action" value={action} className={buttonClass({ size: 'sm' })}>
              {t(action)}
            </button>
          ))}
        </span>
      </div>
    </form>
  );
}
