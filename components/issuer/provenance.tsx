import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CopyText } from '@/components/ui/copy';
import { Time } from '@/components/ui/time';
import type { MetadataView } from '@/lib/domain/registration/views';

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="min-w-0 text-sm">{children}</dd>
    </div>
  );
}

/** When a document was read, from where, from which machine, and what its bytes hash to. */
export function Provenance({ view, now }: { view: MetadataView; now?: number | undefined }) {
  const t = useTranslations('metadata.provenance');
  const { fetchedAt, lastSeenAt, sourceUrl, address, sha256, headers } = view;
  const time = now === undefined ? {} : ({ now, show: 'both' } as const);
  return (
    <dl aria-label={t('title')} className="grid grid-cols-1 gap-x-6 gap-y-3 sm:grid-cols-2">
      {fetchedAt !== null && (
        <Fact term={t('fetched')}>
          <Time at={fetchedAt} {...time} />
        </Fact>
      )}
      {lastSeenAt !== null && lastSeenAt !== fetchedAt && (
        <Fact term={t('confirmed')}>
          <Time at={lastSeenAt} {...time} />
        </Fact>
      )}
      {sourceUrl !== null && (
        <Fact term={t('source')}>
          <CopyText whole value={sourceUrl} what={t('source')} />
          {sourceUrl.includes('/.well-known/oauth-authorization-server') && (
            <span className="block text-xs text-muted">{t('sourceRfc8414')}</span>
          )}
        </Fact>
      )}
      {address !== null && address !== '' && (
        <Fact term={t('address')}>
          <CopyText whole value={address} what={t('address')} />
        </Fact>
      )}
      {sha256 !== null && (
        <Fact term={t('hash')}>
          <CopyText whole value={sha256} what={t('hash')} />
        </Fact>
      )}
      {Object.keys(headers).length > 0 && (
        <Fact term={t('headers')}>
          <details>
            <summary className="disclosure text-xs">{Object.keys(headers).join(', ')}</summary>
            <ul className="mt-1 font-mono text-2xs wrap-anywhere">
              {Object.entries(headers).map(([name, value]) => (
                <li key={name}>
                  {name}: {value}
                </li>
              ))}
            </ul>
          </details>
        </Fact>
      )}
    </dl>
  );
}
