import { clsx } from 'clsx';

/** Something is under way. It has no words: what is under way is said by its neighbour. */
export function Spinner({ className }: { className?: string }) {
  return (
    <span aria-hidden className={clsx('inline-flex', className)}>
      <svg viewBox="0 0 16 16" fill="none" aria-hidden="true" className="size-full animate-spinner">
        <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeOpacity="0.25" strokeWidth="2" />
        <path d="M14.25 8A6.25 6.25 0 0 0 8 1.75" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </svg>
    </span>
  );
}
