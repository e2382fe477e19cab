import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Installation } from '@/components/settings/installation';
import { SettingsFrame } from '@/components/settings/settings-frame';
import { Section } from '@/components/ui/section';
import { getAuditProtection } from '@/lib/data/audit/protection';
import { requireActor } from '@/lib/server/actor';
import { outboundEntries, trustedProxyEntries } from '@/lib/server/allowed-entries';
import { env } from '@/lib/server/env';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: `${t('tabs.installation')} · ${t('title')}` };
}

export default async function Page() {
  const actor = await requireActor();
  const [audit, t] = await Promise.all([getAuditProtection(actor), getTranslations('settings.installation')]);
  return (
    <SettingsFrame current="installation" role={actor.role}>
      <Section id="installation" title={t('title')} description={t('description')}>
        <Installation
          facts={{
            publicUrl: env.PUBLIC_URL,
            audit,
            encryptionKeys: env.ENCRYPTION_KEYS.map(({ id }) => id),
            outbound: outboundEntries(env.OUTBOUND_ALLOW),
            trustedProxies: trustedProxyEntries(env.TRUSTED_PROXIES),
          }}
        />
      </Section>
    </SettingsFrame>
  );
}
