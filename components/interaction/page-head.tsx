import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { ClientFacts } from '@/lib/domain/interaction/views';

/** The first thing on each page: whose door this is, the one h1, and a sentence. An initial stands for the logo, which is never fetched. */
export function PageHead({
  client,
  title,
  long = false,
  children,
}: {
  client: ClientFacts | null;
  title: ReactNode;
  /** A title of many words is not to fill the page. */
  long?: boolean;
  children?: ReactNode;
}) {
  return (
    <header className="mb-6 flex flex-col items-start gap-4 last:mb-0">
      {client && (
        <span
          aria-hidden
          className="flex size-11 items-center justify-center rounded-xl border border-border bg-accent-wash text-lg font-semibold text-accent"
        >
          {[...client.name][0]?.toUpperCase()}
        </span>
      )}
      <div className="min-w-0 max-w-full">
        <h1
          className={clsx('font-semibold tracking-tight text-balance wrap-break-word', long ? 'text-base' : 'text-xl')}
        >
          {title}
        </h1>
        {children && <div className="mt-1 text-sm text-muted wrap-break-word">{children}</div>}
      </div>
    </header>
  );
}
