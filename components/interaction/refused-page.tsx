import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { RefusedView } from '@/lib/domain/interaction/views';
import { PageHead } from './page-head';

const MENDABLE = ['invalid_client', 'invalid_redirect_uri'] as const;
const KNOWN = [...MENDABLE, 'expired', 'rate_limited', 'server_error', 'temporarily_unavailable'] as const;

/** Whether there is one thing to mend, which whoever looks after the application is told. What was sent is not repeated. */
const isMendable = (kind: string): kind is (typeof MENDABLE)[number] => MENDABLE.some((one) => one === kind);

/** What went wrong where nobody can be sent back to: a browser never follows an address that is not registered. */
export function RefusedPage({ view }: { view: RefusedView }) {
  const t = useTranslations('interaction.refused');
  const kind = KNOWN.find((error) => error === view.error) ?? 'other';
  return (
    <>
      <CircleAlert aria-hidden className="mb-4 size-9 text-danger" />
      <PageHead client={null} title={t(`${kind}.title`)}>
        {t(`${kind}.lead`, { client: view.client?.name ?? t('anApplication') })}
      </PageHead>
      <details className="text-sm">
        <summary className="disclosure">{t('details')}</summary>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs wrap-anywhere">
          <dt className="text-muted">{t('error')}</dt>
          <dd className="font-mono">{view.error}</dd>
          {view.description && (
            <>
              <dt className="text-muted">{t('description')}</dt>
              <dd>{view.description}</dd>
            </>
          )}
          {isMendable(kind) && (
            <>
              <dt className="text-muted">{t('mend')}</dt>
              <dd>{t(`${kind}.mend`)}</dd>
            </>
          )}
          <dt className="text-muted">{t('request')}</dt>
          <dd className="font-mono">{view.requestId}</dd>
        </dl>
      </details>
    </>
  );
}
