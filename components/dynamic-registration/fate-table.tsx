import { useTranslations } from 'next-intl';
import { Status, type Tone } from '@/components/ui/badge';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { MemberFate } from '@/lib/domain/dialects/rfc7591/write';

const TONES: Record<MemberFate['fate'], Tone> = {
  registered: 'success',
  substituted: 'warning',
  added: 'info',
  ignored: 'neutral',
};

/** What becomes of each member of a document: as sent, replaced, added by the server, or ignored. */
export function FateTable({ fates }: { fates: readonly MemberFate[] }) {
  const t = useTranslations('registerFromJson');
  return (
    <Table caption={t('previewTitle')}>
      <thead>
        <tr>
          <Th>{t('member')}</Th>
          <Th>{t('fate')}</Th>
          <Th>{t('value')}</Th>
        </tr>
      </thead>
      <tbody>
        {fates.map(({ member, fate, sent, registered }) => (
          <Tr key={member}>
            <Td className="font-mono text-xs break-all">{member}</Td>
            <Td>
              <Status tone={TONES[fate]}>{t(`fates.${fate}`)}</Status>
            </Td>
            <Td className="font-mono text-xs break-all">
              {fate === 'substituted' && <del className="block text-muted">{JSON.stringify(sent)}</del>}
              {fate === 'ignored' ? (
                <span className="text-muted">{JSON.stringify(sent)}</span>
              ) : (
                JSON.stringify(registered)
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
