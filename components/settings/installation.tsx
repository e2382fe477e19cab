import { useTranslations } from 'next-intl';
import { Description, DescriptionList } from '@/components/ui/description-list';

export type InstallationFacts = {
  publicUrl: string;
  audit: { separate: boolean; owner: string; application: string };
  /** Ids only, the current one first. */
  encryptionKeys: readonly string[];
  outbound: readonly string[];
  trustedProxies: readonly string[];
};

/** What the operator of the machine has set, for those who must know and cannot look there. No secret is among it. */
export function Installation({ facts }: { facts: InstallationFacts }) {
  const t = useTranslations('settings.installation');
  const { separate, owner, application } = facts.audit;
  const keys = facts.encryptionKeys.map((id, index) => (index === 0 ? t('currentKey', { id }) : id));
  const source = (variable: string) => t('source', { variable });
  return (
    <DescriptionList className="-my-2.5">
      <Description term={t('publicUrl')} source={source('PUBLIC_URL')}>
        <code>{facts.publicUrl}</code>
      </Description>
      <Description term={t('auditOwner')} source={source('DATABASE_MIGRATION_URL')}>
        {t(separate ? 'auditSeparate' : 'auditSame', { owner, application })}
      </Description>
      <Description term={t('encryptionKeys')} source={source('ENCRYPTION_KEYS')}>
        <Entries entries={keys} />
      </Description>
      <Description term={t('outbound')} source={source('OUTBOUND_ALLOW')}>
        {facts.outbound.length > 0 ? <Entries entries={facts.outbound} /> : t('outboundNone')}
      </Description>
      <Description term={t('proxies')} source={source('TRUSTED_PROXIES')}>
        {facts.trustedProxies.length > 0 ? <Entries entries={facts.trustedProxies} /> : t('proxiesNone')}
      </Description>
    </DescriptionList>
  );
}

function Entries({ entries }: { entries: readonly string[] }) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry}>
          <code>{entry}</code>
        </li>
      ))}
    </ul>
  );
}
