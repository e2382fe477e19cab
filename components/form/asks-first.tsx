import type { ReactNode } from 'react';

/**
 * A button's words, and “…” where a question comes before the act: without JavaScript none comes. It is not read out; the dialog
 * speaks for itself.
 */
export function AsksFirst({ children }: { children: ReactNode }) {
  return (
    <span>
      {children}
      <span aria-hidden className="unscripted:hidden">
        …
      </span>
    </span>
  );
}
