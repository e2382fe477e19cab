'use client';

import { useTranslations } from 'next-intl';
import { Button } from './button';
import { PageHeader } from './section';

/** What an error boundary shows: the cause when it is a known one (DomainError's digest), else the number it is logged under. */
export function FailedNotice({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  const t = useTranslations('ui.failed');
  const unavailable = digest === 'problem;unavailable';
  return (
    <div role="alert">
      <PageHeader title={t('title')} lead={unavailable ? t('unavailable') : t('unexpected')} />
      {!unavailable && digest && (
        <p className="mb-5 text-sm text-muted">
          {t('number')} <code className="font-mono text-text">{digest}</code>
        </p>
      )}
      <Button variant="primary" onClick={retry}>
        {t('retry')}
      </Button>
    </div>
  );
}
