import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

const BOX = 'block min-w-0 rounded-sm px-1.5 py-0.5 font-mono text-xs/5 wrap-anywhere whitespace-pre-wrap no-underline';

/** What was there: a minus sign, `<del>`, and a word for the ear. Not by colour alone. */
export function Removed({ className, children }: { className?: string; children: ReactNode }) {
  const t = useTranslations('ui');
  return (
    <del className={clsx(BOX, 'bg-danger-wash text-danger', className)}>
      <span aria-hidden>− </span>
      <span className="sr-only">{t('removed')} </span>
      {children}
    </del>
  );
}

/** What is there now: a plus sign, `<ins>`, and a word for the ear. */
export function Added({ className, children }: { className?: string; children: ReactNode }) {
  const t = useTranslations('ui');
  return (
    <ins className={clsx(BOX, 'bg-success-wash text-success', className)}>
      <span aria-hidden>+ </span>
      <span className="sr-only">{t('added')} </span>
      {children}
    </ins>
  );
}
