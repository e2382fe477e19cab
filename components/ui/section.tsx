import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** A bordered surface. */
export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={clsx('rounded-lg border border-border bg-surface', className)}>{children}</div>;
}

/** A titled part of a page: an h2 (or h3), an optional sentence, actions, and a card with the content. */
export function Section({
  id,
  title,
  description,
  actions,
  flush = false,
  level = 2,
  className,
  children,
}: {
  id?: string;
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** No padding: the content reaches the card's edge (tables, lists). */
  flush?: boolean;
  level?: 2 | 3;
  className?: string;
  children: ReactNode;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section id={id} aria-labelledby={id && `${id}-title`} className={clsx('flex min-w-0 flex-col gap-2.5', className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <Heading id={id && `${id}-title`} className="text-base font-semibold">
            {title}
          </Heading>
          {description && <p className="max-w-prose text-sm text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      <Card className={clsx('min-w-0', flush ? 'overflow-clip' : 'p-4 sm:p-5')}>{children}</Card>
    </section>
  );
}

/** The top of a page: its one h1, what it is about, and what can be done. */
export function PageHeader({
  title,
  lead,
  eyebrow,
  actions,
}: {
  title: ReactNode;
  lead?: ReactNode;
  eyebrow?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-80">
        {eyebrow && <div className="mb-1 text-xs text-muted">{eyebrow}</div>}
        {/* A name may be 200 characters long: the page says it whole further down. */}
        <h1 className="line-clamp-3 text-xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
        {lead && <div className="mt-0.5 max-w-prose text-sm text-muted">{lead}</div>}
      </div>
      {actions && (
        <div data-print="hide" className="flex flex-wrap items-center gap-2">
          {actions}
        </div>
      )}
    </header>
  );
}
