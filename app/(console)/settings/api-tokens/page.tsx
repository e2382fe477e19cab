import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApiTokenForm } from '@/components/api-tokens/api-token-form';
import { ApiTokenList } from '@/components/api-tokens/api-token-list';
import { SettingsFrame } from '@/components/settings/settings-frame';
import { ButtonLink } from '@/components/ui/button';
import { ClientMessages } from '@/components/ui/client-messages';
import { Section } from '@/components/ui/section';
import { listApiTokens } from '@/lib/data/api-tokens';
import { requireActorWith } from '@/lib/server/actor';
import { createApiTokenAction, revokeApiTokenAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: `${t('tabs.apiTokens')} · ${t('title')}` };
}

/** `/settings/api-tokens`: what programs present to the REST API. */
export default async function Page() {
  const actor = await requireActorWith('token:read');
  const [tokens, t] = await Promise.all([listApiTokens(actor), getTranslations('apiTokens')]);
  return (
    <SettingsFrame current="apiTokens" role={actor.role}>
      <ClientMessages namespaces={['apiTokens', 'shownOnce', 'auth', 'errors', 'fieldErrors']}>
        <div className="flex flex-col gap-7">
          <Section
            id="api-tokens"
            title={t('list.title', { count: tokens.length })}
            description={t('description')}
            flush
            actions={
              <ButtonLink href="/api/docs" size="sm">
                {t('docs')}
              </ButtonLink>
            }
          >
            <ApiTokenList tokens={tokens} now={Date.now()} revoke={revokeApiTokenAction} />
          </Section>
          <Section id="new-api-token" title={t('create.title')}>
            <ApiTokenForm action={createApiTokenAction} />
          </Section>
        </div>
      </ClientMessages>
    </SettingsFrame>
  );
}
