import { clsx } from 'clsx';

/** Holds the place of something whose size is known. Silent: say “Loading …” once, nearby. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx('animate-pulse-soft rounded-md bg-sunken', className)} />;
}
