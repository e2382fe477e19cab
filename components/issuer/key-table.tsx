import { useTranslations } from 'next-intl';
import { CopyText } from '@/components/ui/copy';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { KeyView } from '@/lib/domain/metadata/key-view';

/** The provider's public keys: what identifies each and what it is for. */
export function KeyTable({ keys }: { keys: readonly KeyView[] }) {
  const t = useTranslations('metadata.keys');
  const use = ({ use }: KeyView) => (use === 'sig' || use === 'enc' ? t(use) : (use ?? t('notSaid')));
  return (
    <Table caption={t('caption')} stacked>
      <thead>
        <tr>
          <Th>{t('kid')}</Th>
          <Th>{t('type')}</Th>
          <Th>{t('use')}</Th>
          <Th>{t('algorithm')}</Th>
          <Th>{t('thumbprint')}</Th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key, index) => (
          <Tr key={`${key.kid ?? ''}-${key.thumbprint ?? index}`}>
            <Td label={t('kid')}>
              {key.kid === null ? (
                <span className="text-muted">{t('noKid')}</span>
              ) : (
                <CopyText whole value={key.kid} what={t('kid')} className="max-w-56" />
              )}
            </Td>
            <Td label={t('type')} className="whitespace-nowrap">
              {[key.type, key.size].filter(Boolean).join(' · ')}
            </Td>
            <Td label={t('use')} className="whitespace-nowrap">
              {use(key)}
            </Td>
            <Td label={t('algorithm')} className="whitespace-nowrap">
              {key.alg ?? <span className="text-muted">{t('notSaid')}</span>}
            </Td>
            <Td label={t('thumbprint')}>
              {key.thumbprint === null ? (
                <span className="text-muted">{t('notComputable')}</span>
              ) : (
                <CopyText whole value={key.thumbprint} what={t('thumbprint')} />
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
