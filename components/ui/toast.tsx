'use client';

import { CircleCheck, Info, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { buttonClass } from './button';

type Toast = { id: number; title: ReactNode; tone: 'success' | 'info'; action?: ReactNode };

const SHOWN_FOR_MS = 8000;
const NONE: readonly Toast[] = [];
let toasts = NONE;
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/**
 * Says that something worked. Never for errors, which stand where they happened, and never for a secret. Does nothing on the
 * server.
 */
export function toast(title: ReactNode, options: { tone?: Toast['tone']; action?: ReactNode } = {}): void {
  set([...toasts.slice(-2), { id: nextId++, title, tone: options.tone ?? 'success', action: options.action }]);
}

function dismiss(id: number): void {
  set(toasts.filter((each) => each.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear: a polite region, reached by F6, that waits while the pointer or the focus is in it. */
export function Toaster() {
  const t = useTranslations('ui');
  const region = useRef<HTMLElement>(null);
  const [held, setHeld] = useState(false);
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => NONE,
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || toasts.length === 0) return;
      event.preventDefault();
      region.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const oldest = shown[0]?.id;
  useEffect(() => {
    if (oldest === undefined || held) return;
    const timer = setTimeout(() => dismiss(oldest), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [oldest, held]);

  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label={t('notifications')}
      data-print="hide"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="fixed right-4 bottom-4 z-50 w-[min(24rem,calc(100vw-2rem))]"
    >
      <ol aria-live="polite" aria-relevant="additions" className="flex flex-col gap-2">
        {shown.map((each) => (
          <li
            key={each.id}
            className="flex items-start gap-2.5 rounded-lg border border-border bg-raised py-2.5 pr-1.5 pl-3.5 shadow-lg"
          >
            {each.tone === 'success' ? (
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
            ) : (
              <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-info" />
            )}
            <div className="min-w-0 flex-1 text-sm">{each.title}</div>
            {each.action}
            <button
              type="button"
              onClick={() => dismiss(each.id)}
              aria-label={t('dismiss')}
              className={`${buttonClass({ variant: 'ghost', size: 'icon' })} -my-1.5`}
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
