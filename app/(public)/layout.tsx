import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Mark } from '@/components/shell/brand';
import { Card } from '@/components/ui/section';

/** One quiet card: pages for people who are not signed in. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('app');
  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full max-w-104 flex-col justify-center gap-5 px-4 py-10">
      <p className="flex items-center justify-center gap-2 text-base font-semibold tracking-tight">
        <Mark className="size-6" />
        {t('name')}
      </p>
      <Card className="p-6 shadow-md sm:p-7">{children}</Card>
    </main>
  );
}
