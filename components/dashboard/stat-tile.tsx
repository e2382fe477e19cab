import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { SoftLink } from '@/components/ui/soft-link';

export type StatTone = 'neutral' | 'danger' | 'warning';

const INK: Record<StatTone, string> = { neutral: 'text-text', danger: 'text-danger', warning: 'text-warning' };

/** One number and what it counts, leading to the registrations behind it. Its tone speaks only while there is something to say. */
export function StatTile({
  href,
  label,
  value,
  tone = 'neutral',
  detail,
}: {
  href: string;
  label: string;
  value: number;
  tone?: StatTone;
  detail?: ReactNode;
}) {
  return (
    <SoftLink
      href={href}
      className="flex min-w-0 flex-col gap-0.5 rounded-lg border border-border bg-surface px-4 py-3 transition-colors hover:border-border-strong"
    >
      <span className="truncate text-xs text-muted">{label}</span>
      <span className={clsx('text-2xl font-semibold tracking-tight tabular-nums', value > 0 ? INK[tone] : 'text-text')}>
        {value.toLocaleString('en')}
      </span>
      {detail && <span className="truncate text-xs text-muted">{detail}</span>}
    </SoftLink>
  );
}
