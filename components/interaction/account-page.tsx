import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { AccountView } from '@/lib/domain/interaction/views';
import { AccountLine } from './account-line';
import { ClientFactsList } from './client-facts';
import { PageHead } from './page-head';
import { Cancel } from './sign-in-page';

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
        <Button type="submit" name="act" value="continue" variant="primary" className="min-h-9.5 w-full">
          {t('account.continue', { name: view.account.name })}
        </Button>
        <Button type="submit" name="act" value="switch" className="min-h-9.5 w-full">
          {t('account.other')}
        </Button>
      </form>
      <Cancel address={view.address} label={t('signIn.cancel', { client: view.client.name })} />
      <ClientFactsList client={view.client} />
    </>
  );
}
