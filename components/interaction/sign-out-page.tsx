import { useTranslations } from 'next-intl';
import type { SignOutView } from '@/lib/domain/interaction/views';
import { AccountLine } from './account-line';
import { PageHead } from './page-head';
import { WideButton } from './wide-button';

/** Asks before it ends anything: a link on any site can lead here (OIDC RP-Initiated Logout §2). */
export function SignOutPage({ view }: { view: SignOutView }) {
  const t = useTranslations('interaction.signOut');
  const { client } = view;
  return (
    <>
      <PageHead client={client} title={t('title')}>
        {client ? t('leadClient', { client: client.name }) : t('lead')}
      </PageHead>
      <form method="post" action={view.address} className="flex flex-col gap-4">
        <input type="hidden" name="xsrf" value={view.xsrf} />
        {view.account && <AccountLine account={view.account} />}
        <div className="flex flex-col gap-2 sm:flex-row-reverse">
          <WideButton name="logout" value="yes" variant="primary" className="flex-1">
            {t('everywhere')}
          </WideButton>
          <WideButton className="flex-1">{client ? t('only', { client: client.name }) : t('stay')}</WideButton>
        </div>
      </form>
    </>
  );
}
