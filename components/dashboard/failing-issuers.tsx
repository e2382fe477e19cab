import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { SoftLink } from '@/components/ui/soft-link';
import { Time } from '@/components/ui/time';
import type { FailingIssuer } from '@/lib/domain/dashboard/dashboard';

/** Providers whose last discovery failed: why, since when, and how many registrations rest on them. */
export function FailingIssuers({ issuers, now }: { issuers: readonly FailingIssuer[]; now: number }) {
  const t = useTranslations('dashboard.failing');
  return (
    <ul className="divide-y divide-border">
      {issuers.map(({ url, reason, lastSuccessAt, registrations }) => (
        <li key={url} className="flex flex-col gap-0.5 px-4 py-2.5">
          <span className="flex items-center justify-between gap-3">
            <SoftLink
              href={`/registrations?mode=automatic&q=${encodeURIComponent(URL.canParse(url) ? new URL(url).host : url)}`}
              className="min-h-6 truncate font-medium hover:underline"
            >
              {url}
            </SoftLink>
            <Badge tone="danger">{t(`reasons.${reason}` as 'reasons.timed_out')}</Badge>
          </span>
          <span className="text-xs text-muted">
            {t('dependents', { count: registrations })} ·{' '}
            {lastSuccessAt ? (
              <>
                {t('lastSuccess')} <Time at={lastSuccessAt} now={now} />
              </>
            ) : (
              t('never')
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
