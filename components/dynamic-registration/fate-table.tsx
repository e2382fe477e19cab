import { useTranslations } from 'next-intl';
import { Status, type Tone } from '@/components/ui/badge';
import { Breakable } from '@/components/ui/breakable';
import { Added, Removed } from '@/components/ui/change-mark';
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
          <Th className="max-sm:hidden">{t('fate')}</Th>
          <Th>{t('value')}</Th>
        </tr>
      </thead>
      <tbody>
        {fates.map(({ member, fate, sent, registered }) => (
          <Tr key={member}>
            <Td className="min-w-28 align-top font-mono text-xs wrap-anywhere sm:min-w-52">
              <code>
                <Breakable text={member} />
              </code>
              <span className="mt-1 block font-sans sm:hidden">
                <Fate fate={fate} />
              </span>
            </Td>
            <Td className="align-top max-sm:hidden">
              <Fate fate={fate} />
            </Td>
            <Td className="align-top font-mono text-xs wrap-anywhere">
              {fate === 'substituted' ? (
                <>
                  <Removed>
                    <Json value={sent} />
                  </Removed>
                  <Added>
                    <Json value={registered} />
                  </Added>
                </>
              ) : (
                <span className={fate === 'ignored' ? 'text-muted' : undefined}>
                  <Json value={fate === 'ignored' ? sent : registered} />
                </span>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Fate({ fate }: Pick<MemberFate, 'fate'>) {
  const t = useTranslations('registerFromJson');
  return <Status tone={TONES[fate]}>{t(`fates.${fate}`)}</Status>;
}

function Json({ value }: { value: unknown }) {
  return <Breakable text={JSON.stringify(value)} />;
}
