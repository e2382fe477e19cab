import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger';

const LOOKS = {
  info: { icon: Info, box: 'border-info/35 bg-info-wash', ink: 'text-info' },
  success: { icon: CircleCheck, box: 'border-success/35 bg-success-wash', ink: 'text-success' },
  warning: { icon: TriangleAlert, box: 'border-warning/40 bg-warning-wash', ink: 'text-warning' },
  danger: { icon: CircleAlert, box: 'border-danger/45 bg-danger-wash', ink: 'text-danger' },
} as const;

/** Something to know before going on. `live` announces it when it appears after the page has loaded. */
export function Notice({
  tone = 'info',
  title,
  actions,
  live = false,
  className,
  children,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  actions?: ReactNode;
  live?: boolean;
  className?: string;
  children?: ReactNode;
}) {
  const { icon: Icon, box, ink } = LOOKS[tone];
  return (
    <div
      role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={clsx('flex items-start gap-2.5 rounded-lg border px-3.5 py-3', box, className)}
    >
      <Icon aria-hidden className={clsx('mt-0.5 size-4 shrink-0', ink)} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="min-w-0 max-w-prose text-text/90">{children}</div>}
        {actions && <div className="mt-1.5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
