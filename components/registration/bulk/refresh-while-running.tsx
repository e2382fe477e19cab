'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY_MS = 1_000;

/** Reads the page again while something is under way: by script every second, without it every few. */
export function RefreshWhileRunning({ running }: { running: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [running, router]);
  return (
    running && (
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
    )
  );
}
