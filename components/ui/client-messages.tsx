import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type messages from '@/messages/en.json';

type Namespace = keyof typeof messages;

/** What the primitives say; every client component may count on it. */
const ALWAYS: readonly Namespace[] = ['ui'];

/**
 * Sends the words of `namespaces` to the browser, so that the client components inside may `useTranslations`. Words are sent
 * with the page that needs them and no other: put this in the page, around the client component, never higher.
 */
export async function ClientMessages({
  namespaces = [],
  children,
}: {
  namespaces?: readonly Namespace[];
  children: ReactNode;
}) {
  const all = (await getMessages()) as Record<string, unknown>;
  const chosen = Object.fromEntries([...ALWAYS, ...namespaces].map((name) => [name, all[name]]));
  return <NextIntlClientProvider messages={chosen as never}>{children}</NextIntlClientProvider>;
}
