'use client';

import { FailedNotice } from '@/components/ui/failed-notice';

/** A page without a frame failed, or the frame itself: the database away, most likely. */
export default function RootError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main id="main" className="mx-auto max-w-150 px-4 py-16">
      <FailedNotice digest={error.digest} retry={retry} />
    </main>
  );
}
