'use client';

import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { buttonClass } from './button';

export type DialogProps = {
  open: boolean;
  /** Esc, the close button and, for a plain dialog, a click beside it. */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
  role?: 'dialog' | 'alertdialog';
  /** False while closing would lose something: a secret shown once. Then only `footer` closes it. */
  dismissable?: boolean;
  children?: ReactNode;
};

const WIDTHS = { sm: 'w-[26rem]', md: 'w-[34rem]', lg: 'w-[46rem]' };

/**
 * A modal dialog on the platform's own `<dialog>`: top layer, inert background, Esc, and focus returned are the browser's work.
 * Focus goes to the element marked `data-autofocus`, else to the first control. Its content exists only while it is open.
 */
export function Dialog({
  open,
  onClose,
  title,
  description,
  footer,
  size = 'md',
  role = 'dialog',
  dismissable = true,
  children,
}: DialogProps) {
  const t = useTranslations('ui');
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open === open) return;
    if (!open) return element.close();
    element.showModal();
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way of leaving is Esc, which the dialog reports as cancel
    <dialog
      ref={dialog}
      role={role === 'alertdialog' ? 'alertdialog' : undefined}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onCancel={(event) => {
        event.preventDefault();
        if (dismissable) onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current && dismissable && role === 'dialog') onClose();
      }}
      className={clsx(
        'm-auto max-h-[calc(100dvh-2rem)] max-w-[calc(100vw-2rem)] overflow-hidden rounded-xl border border-border bg-raised p-0 text-left text-text shadow-lg',
        'backdrop:bg-black/40 open:flex open:flex-col',
        WIDTHS[size],
      )}
    >
      {open && (
        <>
          <header className="flex items-start justify-between gap-4 px-5 pt-4.5 pb-1">
            <h2 id={`${id}-title`} className="text-lg font-semibold">
              {title}
            </h2>
            {dismissable && role === 'dialog' && (
              <button
                type="button"
                onClick={onClose}
                aria-label={t('close')}
                className={clsx(buttonClass({ variant: 'ghost', size: 'icon' }), '-mt-1 -mr-2')}
              >
                <X aria-hidden className="size-4" />
              </button>
            )}
          </header>
          <div className="min-h-0 overflow-y-auto px-5 pb-4.5">
            {description && (
              <div id={`${id}-description`} className="text-sm text-muted">
                {description}
              </div>
            )}
            {children && <div className={clsx(description && 'mt-3 has-[>form:empty]:mt-0')}>{children}</div>}
          </div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-border bg-background px-5 py-3">
              {footer}
            </footer>
          )}
        </>
      )}
    </dialog>
  );
}
