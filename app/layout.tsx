import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Announcer } from '@/components/ui/announcer';
import { ClientMessages } from '@/components/ui/client-messages';
import { CopyListener } from '@/components/ui/copy-listener';
import { PREFERENCE_COOKIES, parseTheme } from '@/lib/domain/preferences';
import { isFormRefused } from '@/lib/server/refused-form';
import messages from '@/messages/en.json';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const { name, description } = messages.app;
  const before = (await isFormRefused()) ? `${messages.ui.errorPrefix} ` : '';
  return {
    title: { default: name, template: `${before}%s · ${name}` },
    description,
    robots: { index: false, follow: false },
    referrer: 'same-origin',
  };
}

/** What the primitives and the notices in a page's place say; every client component may count on it. */
const WORDS = ['ui', 'errors.notFound', 'errors.forbidden', 'auth.roles'] as const;

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** The document. The theme comes from a cookie, so the first byte is already right: no script, no flash. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(PREFERENCE_COOKIES.theme)?.value);
  return (
    <html lang="en" data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <head>
        {/* Not `app/icon.svg`: Next would ask every segment of every page for its icons, 60 promises a request. */}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" sizes="any" />
      </head>
      <body>
        <ClientMessages namespaces={WORDS}>
          {children}
          <Announcer />
          <CopyListener />
        </ClientMessages>
      </body>
    </html>
  );
}
