import type { Metadata } from 'next';
import { NotFoundNotice } from '@/components/auth/not-found-notice';
import { LonePage } from '@/components/shell/lone-page';
import { currentActor } from '@/lib/server/actor';
import messages from '@/messages/en.json';
import ConsoleLayout from './(console)/layout';
import RootLayout from './layout';

const { app, errors } = messages;

export { viewport } from './layout';

export const metadata: Metadata = {
  title: `${errors.notFound.title} · ${app.name}`,
  robots: { index: false, follow: false },
  referrer: 'same-origin',
};

/**
 * An address that no page has. Whoever is signed in keeps the frame, and finds on from there; a stranger is told no more than that.
 * Not in `not-found.tsx`, which is sent along with every page, and not by a page for all other addresses: what `notFound()` interrupts
 * is empty without JavaScript.
 */
export default async function GlobalNotFound() {
  return (
    <RootLayout>
      {(await currentActor()) ? (
        <ConsoleLayout>
          <NotFoundNotice />
        </ConsoleLayout>
      ) : (
        <LonePage>
          <NotFoundNotice />
        </LonePage>
      )}
    </RootLayout>
  );
}
