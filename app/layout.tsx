import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Announcer } from '@/components/ui/announcer';
import { ClientMessages } from '@/components/ui/client-messages';
import { CopyListener } from '@/components/ui/copy-listener';
import { PREFERENCE_COOKIES, parseTheme } from '@/lib/domain/preferences';
import { isFormRefused } from '@/lib/server/refused-form';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app');
  const ui = await getTranslations('ui');
  const before = (await isFormRefused()) ? `${ui('errorPrefix')} ` : '';
  return {
    title: { default: t('name'), template: `${before}%s · ${t('name')}` },
    description: t('description'),
    robots: { index: false, follow: false },
    referrer: 'same-origin',
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** The document. The theme comes from a cookie, so the first byte is already right: no script, no flash. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(PREFERENCE_COOKIES.theme)?.value);
  return (
    <html lang="en" data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <ClientMessages>
          {children}
          <Announcer />
          <CopyListener />
        </ClientMessages>
      </body>
    </html>
  );
}
