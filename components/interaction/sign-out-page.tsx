import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { SignOutView } from '@/lib/domain/interaction/views';
import { AccountLine } from './account-line';
import { PageHead } from './page-head';

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
          <Button type="submit" name="logout" value="yes" variant="primary" className="min-h-9.5 flex-1">
            {t('everywhere')}
          </Button>
          <Button type="submit" className="min-h-9.5 flex-1">
            {client ? t('only', { client: client.name }) : t('stay')}
          </Button>
        </div>
      </form>
    </>
  );
}
