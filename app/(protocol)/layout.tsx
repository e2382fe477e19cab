import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/section';
import { env } from '@/lib/server/env';

/** Pages of the authorization server, for people on the way to an application: one quiet card, and who is asking. */
export default async function ProtocolLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('interaction');
  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full max-w-108 flex-col justify-center gap-5 px-4 py-10">
      <Card className="min-w-0 p-6 shadow-md sm:p-8">{children}</Card>
      <p className="text-center text-xs text-muted">
        {t.rich('servedBy', {
          host: new URL(env.PUBLIC_URL).host,
          strong: (words) => <span className="font-medium text-text">{words}</span>,
        })}
      </p>
    </main>
  );
}
