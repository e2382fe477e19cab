import { useTranslations } from 'next-intl';
import type { AccountView } from '@/lib/domain/interaction/views';
import { AccountLine } from './account-line';
import { ClientFactsList } from './client-facts';
import { PageHead } from './page-head';
import { Cancel } from './sign-in-page';
import { WideButton } from './wide-button';

/** Go on as the person who is signed in, or as somebody else (OIDC Core §3.1.2.1, `prompt=select_account`). */
export function AccountPage({ view }: { view: AccountView }) {
  const t = useTranslations('interaction');
  return (
    <>
      <PageHead client={view.client} title={t('account.title')}>
        {t('account.lead', { client: view.client.name })}
      </PageHead>
      <form method="post" action={view.address} className="flex flex-col gap-3">
        <AccountLine account={view.account} />
        <WideButton name="act" value="continue" variant="primary">
          {t('account.continue', { name: view.account.name })}
        </WideButton>
        <WideButton name="act" value="switch">
          {t('account.other')}
        </WideButton>
      </form>
      <Cancel address={view.address} label={t('signIn.cancel', { client: view.client.name })} />
      <ClientFactsList client={view.client} />
    </>
  );
}
