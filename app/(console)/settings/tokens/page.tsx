import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { savedWords } from '@/components/settings/saved-words';
import { SETTING_FORM_WORDS } from '@/components/settings/setting-form-words';
import { SettingsFrame } from '@/components/settings/settings-frame';
import { TokenSettingsForm } from '@/components/settings/token-settings-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { Description, DescriptionList } from '@/components/ui/description-list';
import { Duration } from '@/components/ui/duration';
import { Section } from '@/components/ui/section';
import { getTokenSettings } from '@/lib/data/settings';
import { roleMay } from '@/lib/domain/permissions';
import { requireActor } from '@/lib/server/actor';
import { saveTokenSettingsAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: `${t('tabs.tokens')} · ${t('title')}` };
}

export default async function Page() {
  const actor = await requireActor();
  const [settings, t] = await Promise.all([getTokenSettings(actor), getTranslations('settings.tokens')]);
  const mayWrite = roleMay(actor.role, 'setting:write');
  const saved = savedWords(t, settings);
  return (
    <SettingsFrame current="tokens" role={actor.role}>
      <Section id="tokens" title={t('title')} description={`${t('description')} ${mayWrite ? saved : t('readOnly')}`}>
        {mayWrite ? (
          <ClientMessages
            namespaces={[...SETTING_FORM_WORDS, 'settings.tokens', 'fieldErrors.out_of_bounds', 'fieldErrors.invalid']}
          >
            <TokenSettingsForm settings={settings} save={saveTokenSettingsAction} />
          </ClientMessages>
        ) : (
          <DescriptionList className="-my-2.5">
            <Description term={t('accessTokenLifetime')}>
              <Duration seconds={settings.value.accessTokenLifetime} />
            </Description>
          </DescriptionList>
        )}
      </Section>
    </SettingsFrame>
  );
}
