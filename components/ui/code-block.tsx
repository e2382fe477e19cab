import type { ReactNode } from 'react';
import { CopyButton } from './copy';

/** Text for a machine, exactly as it is, with Copy (and whatever else `actions` offers). Scrolls within itself. */
export function CodeBlock({
  code,
  what,
  actions,
  className = 'max-h-[32rem]',
}: {
  code: string;
  /** Completes “Copy …”. */
  what: string;
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <figure className="overflow-hidden rounded-lg border border-border bg-surface">
      <figcaption className="flex items-center justify-between gap-2 border-b border-border bg-background px-3 py-1.5">
        <span className="min-w-0 text-xs font-medium wrap-anywhere text-muted">{what}</span>
        <span className="flex gap-2">
          {actions}
          <CopyButton value={code} what={what} />
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1) */}
      <pre tabIndex={0} className={`focus-inset overflow-auto p-3 text-xs/5 ${className}`}>
        <code>{code}</code>
      </pre>
    </figure>
  );
}
