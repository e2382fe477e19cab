import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger';

const TONES: Record<Tone, string> = {
  neutral: 'bg-sunken text-muted',
  accent: 'bg-accent-wash text-accent',
  info: 'bg-info-wash text-info',
  success: 'bg-success-wash text-success',
  warning: 'bg-warning-wash text-warning',
  danger: 'bg-danger-wash text-danger',
};

/** The look of a badge, for whatever element has to wear it. */
export function badgeClass(tone: Tone = 'neutral'): string {
  return `badge ${TONES[tone]}`;
}

/** A short word about a thing's state. The word carries the meaning; the colour only repeats it. */
export function Badge({
  tone,
  icon,
  title,
  className,
  children,
}: {
  tone?: Tone;
  icon?: ReactNode;
  title?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span title={title} className={clsx(badgeClass(tone), className)}>
      {icon}
      {children}
    </span>
  );
}

const DOTS: Record<Tone, string> = {
  neutral: 'bg-border-strong',
  accent: 'bg-accent',
  info: 'bg-info',
  success: 'bg-success',
  warning: 'bg-warning',
  danger: 'bg-danger',
};

/** A state with a dot before it, where a badge would be too loud: in tables. */
export function Status({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden className={clsx('size-1.5 rounded-full forced:border forced:border-current', DOTS[tone])} />
      {children}
    </span>
  );
}
