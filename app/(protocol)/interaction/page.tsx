import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AccountPage } from '@/components/interaction/account-page';
import { ConsentPage } from '@/components/interaction/consent-page';
import { DevicePage } from '@/components/interaction/device-page';
import { RefusedPage } from '@/components/interaction/refused-page';
import { SignInPage } from '@/components/interaction/sign-in-page';
import { SignOutPage } from '@/components/interaction/sign-out-page';
import { SignedOutPage } from '@/components/interaction/signed-out-page';
import { ClientMessages } from '@/components/ui/client-messages';
import type { DeviceView, ProtocolView, SignInView } from '@/lib/domain/interaction/views';
import { readView } from '@/lib/server/protocol-view';

export async function generateMetadata(): Promise<Metadata> {
  const [t, ui] = await Promise.all([getTranslations('interaction'), getTranslations('ui')]);
  const view = readView(await headers());
  const title = view === null ? t('titles.refused') : t(`titles.${view.page}`);
  // What failed says so in the tab, also where no script does (ux.md “Forms”).
  return {
    title: view !== null && isAnsweredForm(view) && view.error !== null ? `${ui('errorPrefix')} ${title}` : title,
  };
}

function isAnsweredForm(view: ProtocolView): view is SignInView | DeviceView {
  return view.page === 'sign-in' || view.page === 'device';
}

/** Every page of the authorization server. Its address is the protocol's; what it shows came with the request. */
export default async function InteractionPage() {
  const view = readView(await headers());
  if (view === null) notFound();
  return (
    <ClientMessages namespaces={['auth', 'interaction']}>
      <Shown view={view} />
    </ClientMessages>
  );
}

function Shown({ view }: { view: ProtocolView }) {
  switch (view.page) {
    case 'sign-in':
      return <SignInPage view={view} />;
    case 'account':
      return <AccountPage view={view} />;
    case 'consent':
      return <ConsentPage view={view} />;
    case 'device':
      return <DevicePage view={view} />;
    case 'sign-out':
      return <SignOutPage view={view} />;
    case 'signed-out':
      return <SignedOutPage view={view} />;
    case 'refused':
      return <RefusedPage view={view} />;
  }
}
