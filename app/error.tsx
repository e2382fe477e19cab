'use client';

import { Brand } from '@/components/shell/brand';
import { FailedNotice } from '@/components/ui/failed-notice';

/** A page without a frame failed, or the frame itself: the database away, most likely. */
export default function RootError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <div className="mx-auto flex max-w-150 flex-col gap-8 px-4 py-16">
      <header>
        <Brand />
      </header>
      <main id="main">
        <FailedNotice digest={error.digest} retry={retry} />
      </main>
    </div>
  );
}
