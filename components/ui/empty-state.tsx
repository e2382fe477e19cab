import { CircleAlert, CircleCheck, SearchX, Sprout } from 'lucide-react';
import type { ReactNode } from 'react';

export type EmptyKind = 'first-use' | 'no-results' | 'cleared' | 'error';

const ICONS = { 'first-use': Sprout, 'no-results': SearchX, cleared: CircleCheck, error: CircleAlert } as const;

/** Nothing to show, and why: first use (with the next step), no results, all done, or an error (with its fix). */
export function EmptyState({
  kind,
  title,
  actions,
  level = 2,
  children,
}: {
  kind: EmptyKind;
  title: ReactNode;
  actions?: ReactNode;
  level?: 2 | 3;
  children?: ReactNode;
}) {
  const Icon = ICONS[kind];
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-1.5 px-4 py-12 text-center">
      <span
        className={`mb-2 flex size-10 items-center justify-center rounded-full ${kind === 'error' ? 'bg-danger-wash text-danger' : 'bg-sunken text-muted'}`}
      >
        <Icon aria-hidden className="size-5" />
      </span>
      <Heading className="text-base font-semibold">{title}</Heading>
      {children && <div className="text-sm text-muted">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
