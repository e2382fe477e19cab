import { useTranslations } from 'next-intl';
import { SoftLink } from '@/components/ui/soft-link';

/** The mark: a C that is also the bow of a key. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="8" className="fill-accent-solid" />
      <g className="stroke-on-accent" fill="none" strokeWidth="3" strokeLinecap="round">
        <path d="M21.6 11.2a7.2 7.2 0 1 0 0 9.6" />
        <path d="M18.5 16h7" />
      </g>
      <circle cx="16.4" cy="16" r="2.4" className="fill-on-accent" />
    </svg>
  );
}

/** Mark and name, leading home. */
export function Brand() {
  const t = useTranslations('app');
  return (
    <SoftLink
      href="/"
      className="inline-flex min-h-8 items-center gap-2 rounded-md text-base font-semibold tracking-tight"
    >
      <Mark className="size-6" />
      {t('name')}
    </SoftLink>
  );
}
