import { clsx } from 'clsx';
import type { ReactNode } from 'react';

const DOTS = { changed: 'bg-accent', default: 'border border-border-strong', error: 'bg-danger' } as const;

/** A quiet word at the end of a label's line. The dot only repeats the word. */
export function Mark({ tone, children }: { tone: keyof typeof DOTS; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1 text-2xs whitespace-nowrap text-muted">
      <span aria-hidden className={clsx('size-1.5 rounded-full forced:border', DOTS[tone])} />
      {children}
    </span>
  );
}
