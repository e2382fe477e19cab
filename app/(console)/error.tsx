'use client';

import { FailedNotice } from '@/components/ui/failed-notice';

/** A page failed; the frame around it stands. */
export default function ConsoleError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <FailedNotice digest={error.digest} retry={retry} />;
}
