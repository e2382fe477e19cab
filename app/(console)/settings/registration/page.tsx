import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InitialAccessTokenForm } from '@/components/dynamic-registration/initial-access-token-form';
import { InitialAccessTokenList } from '@/components/dynamic-registration/initial-access-token-list';
import { RegistrationSettingsForm } from '@/components/dynamic-registration/registration-settings-form';
import { RegistrationSettingsList } from '@/components/dynamic-registration/registration-settings-list';
import { savedWords } from '@/components/settings/saved-words';
import { SETTING_FORM_WORDS } from '@/components/settings/setting-form-words';
import { SettingsFrame } from '@/components/settings/settings-frame';
import { ClientMessages } from '@/components/ui/client-messages';
import { Section } from '@/components/ui/section';
import { listInitialAccessTokens } from '@/lib/data/dynamic-registration';
import { getRegistrationSettings } from '@/lib/data/settings';
import { roleMay } from '@/lib/domain/permissions';
import { requireActor } from '@/lib/server/actor';
import { env } from '@/lib/server/env';
import {
  createInitialAccessTokenAction,
  revokeInitialAccessTokenAction,
  saveRegistrationSettingsAction,
} from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: `${t('tabs.registration')} · ${t('title')}` };
}

/** `/settings/registration`: how programs register themselves, and the tokens they do it with. */
export default async function Page() {
  const actor = await requireActor();
  const mayWrite = roleMay(actor.role, 'setting:write');
  const [settings, tokens, t, words] = await Promise.all([
    getRegistrationSettings(actor),
    roleMay(actor.role, 'token:read') ? listInitialAccessTokens(actor) : null,
    getTranslations('settings.registration'),
    getTranslations('initialAccessTokens'),
  ]);
  const endpoint = new URL('/oauth/register', env.PUBLIC_URL).href;
  const saved = savedWords(t, settings);
  return (
    <SettingsFrame current="registration" role={actor.role}>
      <ClientMessages
        namespaces={[
          ...SETTING_FORM_WORDS,
          'settings.registration',
          'initialAccessTokens',
          'fields',
          'shownOnce',
          'auth',
          'fieldErrors',
        ]}
      >
        <div className="flex flex-col gap-7">
          <Section
            id="registration"
            title={t('title')}
            description={`${t('description', { endpoint })} ${mayWrite ? saved : t('readOnly')}`}
          >
            {mayWrite ? (
              <RegistrationSettingsForm settings={settings} save={saveRegistrationSettingsAction} />
            ) : (
              <RegistrationSettingsList settings={settings.value} />
            )}
          </Section>
          {tokens !== null && (
            <>
              <Section
                id="initial-access-tokens"
                title={words('title', { count: tokens.length })}
                description={words('description')}
                flush
              >
                <InitialAccessTokenList tokens={tokens} now={Date.now()} revoke={revokeInitialAccessTokenAction} />
              </Section>
              <Section id="new-initial-access-token" title={words('create.title')}>
                <InitialAccessTokenForm action={createInitialAccessTokenAction} />
              </Section>
            </>
          )}
        </div>
      </ClientMessages>
    </SettingsFrame>
  );
}
