import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** Terms and their values: how a reader sees a record. Text, never disabled inputs. */
export function DescriptionList({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={clsx('divide-y divide-border', className)}>{children}</dl>;
}

/** One term. `source` says where the value came from and when; an absent value is said, not left blank. */
export function Description({ term, source, children }: { term: ReactNode; source?: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[minmax(9rem,15rem)_minmax(0,1fr)]">
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="min-w-0 text-sm">
        {children}
        {source && <div className="mt-0.5 text-xs text-muted">{source}</div>}
      </dd>
    </div>
  );
}
