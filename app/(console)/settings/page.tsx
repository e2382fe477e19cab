import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Installation } from '@/components/settings/installation';
import { PolicyForm } from '@/components/settings/policy-form';
import { PolicyTable } from '@/components/settings/policy-table';
import { ruleFacts } from '@/components/settings/rule-facts';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader, Section } from '@/components/ui/section';
import { absoluteTime } from '@/components/ui/time';
import { getAuditProtection } from '@/lib/data/audit/protection';
import { getPolicySettings } from '@/lib/data/settings';
import { roleMay } from '@/lib/domain/permissions';
import { requireActor } from '@/lib/server/actor';
import { outboundEntries, trustedProxyEntries } from '@/lib/server/allowed-entries';
import { env } from '@/lib/server/env';
import { savePolicyAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: t('title') };
}

export default async function Page() {
  const actor = await requireActor();
  const [settings, audit, t, findings] = await Promise.all([
    getPolicySettings(actor),
    getAuditProtection(actor),
    getTranslations('settings'),
    getTranslations('findings'),
  ]);
  const rules = ruleFacts(findings, t);
  const mayWrite = roleMay(actor.role, 'setting:write');
  const saved =
    settings.updatedAt === null
      ? t('policy.never')
      : t('policy.savedAt', { person: settings.updatedBy ?? '', at: absoluteTime(settings.updatedAt) });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="flex flex-col gap-7">
        <Section
          id="policy"
          title={t('policy.title')}
          flush
          description={`${t('policy.description')} ${mayWrite ? saved : t('policy.readOnly')}`}
        >
          {mayWrite ? (
            <ClientMessages namespaces={['settings.policy', 'settings.severities', 'errors', 'fieldErrors.invalid']}>
              <PolicyForm rules={rules} settings={settings} save={savePolicyAction} />
            </ClientMessages>
          ) : (
            <PolicyTable rules={rules} severityOf={(id) => settings.severities[id] ?? 'default'} />
          )}
        </Section>
        <Section id="installation" title={t('installation.title')} description={t('installation.description')}>
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
      </div>
    </>
  );
}
