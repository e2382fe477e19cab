import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import type { MetadataView } from '@/lib/domain/registration/views';
import { KeyTable } from './key-table';

/** The keys of a discovered document, or why there are none to show. */
export function ProviderKeys({ view }: { view: MetadataView }) {
  const t = useTranslations('metadata');
  const tFailure = useTranslations('discovery.failure');
  const { keys, keysFailure } = view;
  const published = typeof view.document.jwks_uri === 'string';
  return (
    <Section
      id="metadata-keys"
      level={3}
      title={t('groups.keys')}
      description={keys.length > 0 ? t('keys.hint') : undefined}
      flush
    >
      {keysFailure !== null && (
        <Notice tone="warning" className="m-4">
          {t(keys.length > 0 ? 'keys.failedKept' : 'keys.failed', {
            cause: tFailure(`${keysFailure.reason}.cause`, keysFailure.params),
          })}
        </Notice>
      )}
      {keys.length > 0 && <KeyTable keys={keys} />}
      {keys.length === 0 && keysFailure === null && (
        <p className="p-4 text-sm text-muted">{t(published ? 'keys.none' : 'keys.notPublished')}</p>
      )}
    </Section>
  );
}
