import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ButtonLink } from './button';
import { Icon } from './icon';

/** Keyset pagination: where there is something before or after, a link. `status` is “1–50 of 10,000+”. */
export function Pagination({
  label,
  status,
  previousHref,
  nextHref,
}: {
  label: string;
  status?: ReactNode;
  previousHref: string | null;
  nextHref: string | null;
}) {
  const t = useTranslations('ui');
  if (!previousHref && !nextHref && !status) return null;
  return (
    <nav aria-label={label} data-print="hide" className="flex items-center justify-between gap-3">
      <p className="text-xs text-muted tabular-nums">{status}</p>
      <div className="flex gap-2">
        {previousHref && (
          <ButtonLink href={previousHref} rel="prev" size="sm" icon={<Icon name="chevron-left" className="icon-sm" />}>
            {t('previous')}
          </ButtonLink>
        )}
        {nextHref && (
          <ButtonLink href={nextHref} rel="next" size="sm">
            {t('next')}
            <Icon name="chevron-right" className="icon-sm" />
          </ButtonLink>
        )}
      </div>
    </nav>
  );
}
