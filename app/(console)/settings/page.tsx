import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PolicyForm } from '@/components/settings/policy-form';
import { PolicyTable } from '@/components/settings/policy-table';
import { ruleFacts } from '@/components/settings/rule-facts';
import { savedWords } from '@/components/settings/saved-words';
import { SETTING_FORM_WORDS } from '@/components/settings/setting-form-words';
import { SettingsFrame } from '@/components/settings/settings-frame';
import { ClientMessages } from '@/components/ui/client-messages';
import { Section } from '@/components/ui/section';
import { getPolicySettings } from '@/lib/data/settings';
import { roleMay } from '@/lib/domain/permissions';
import { requireActor } from '@/lib/server/actor';
import { savePolicyAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: t('title') };
}

export default async function Page() {
  const actor = await requireActor();
  const [settings, t, policy, findings] = await Promise.all([
    getPolicySettings(actor),
    getTranslations('settings'),
    getTranslations('settings.policy'),
    getTranslations('findings'),
  ]);
  const rules = ruleFacts(findings, t);
  const mayWrite = roleMay(actor.role, 'setting:write');
  const saved = savedWords(policy, settings);
  return (
    <SettingsFrame current="policy" role={actor.role}>
      <Section
        id="policy"
        title={policy('title')}
        flush
        description={`${policy('description')} ${mayWrite ? saved : policy('readOnly')}`}
      >
        {mayWrite ? (
          <ClientMessages
            namespaces={[...SETTING_FORM_WORDS, 'settings.policy', 'settings.severities', 'fieldErrors.invalid']}
          >
            <PolicyForm rules={rules} settings={settings} save={savePolicyAction} />
          </ClientMessages>
        ) : (
          <PolicyTable rules={rules} severityOf={(id) => settings.value[id] ?? 'default'} />
        )}
      </Section>
    </SettingsFrame>
  );
}
