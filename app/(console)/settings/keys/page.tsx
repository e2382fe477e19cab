import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { KeyTable } from '@/components/keys/key-table';
import { SettingsFrame } from '@/components/settings/settings-frame';
import { ClientMessages } from '@/components/ui/client-messages';
import { Section } from '@/components/ui/section';
import { listSigningKeys } from '@/lib/data/keys';
import { roleMay } from '@/lib/domain/permissions';
import { requireActor } from '@/lib/server/actor';
import { revokeSigningKeyAction, rotateSigningKeyAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: `${t('tabs.keys')} · ${t('title')}` };
}

/** `/settings/keys`: what the built-in server signs with. */
export default async function Page() {
  const actor = await requireActor();
  const [keys, t] = await Promise.all([listSigningKeys(actor), getTranslations('keys')]);
  const actions = roleMay(actor.role, 'key:write')
    ? { rotate: rotateSigningKeyAction, revoke: revokeSigningKeyAction }
    : null;
  return (
    <SettingsFrame current="keys" role={actor.role}>
      <ClientMessages namespaces={['keys', 'auth', 'errors', 'fieldErrors']}>
        <Section
          id="keys"
          title={t('title')}
          description={actions ? t('description') : `${t('description')} ${t('readOnly')}`}
          flush
        >
          <KeyTable keys={keys} now={Date.now()} actions={actions} />
        </Section>
      </ClientMessages>
    </SettingsFrame>
  );
}
