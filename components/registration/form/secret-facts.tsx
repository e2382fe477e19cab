'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { SecretView } from '@/lib/domain/registration/views';

/** What may be known of a saved secret (ux.md, Secrets): its last characters, when it was made, by whom, until when. */
export function SecretFacts({ secret }: { secret: SecretView }) {
  const t = useTranslations('form.secret');
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <code className="font-mono">••••••••{secret.last4}</code>
      <span className="text-muted">
        {t.rich('created', { when: () => <Time at={secret.createdAt} />, who: secret.createdBy ?? '–' })}
      </span>
      {secret.state === 'expired' ? (
        <Badge tone="danger">{t('expired')}</Badge>
      ) : (
        secret.expiresAt !== null && (
          <span className="text-muted">
            {t.rich('expires', { when: () => <Time at={secret.expiresAt as string} /> })}
          </span>
        )
      )}
    </p>
  );
}
