'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** What tabs stand in: where they are wider than the screen, it is scrolled so that the open one is seen. */
export function TabStrip({ label, open, children }: { label: string; open: string | undefined; children: ReactNode }) {
  const strip = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab was opened
  useEffect(() => {
    const { current: nav } = strip;
    const tab = nav?.querySelector<HTMLElement>('[aria-current]');
    if (nav && tab) nav.scrollLeft = tab.offsetLeft + tab.offsetWidth / 2 - nav.clientWidth / 2;
  }, [open]);
  return (
    <nav ref={strip} aria-label={label} className="relative -mx-1 mb-5 overflow-x-auto border-b border-border">
      {children}
    </nav>
  );
}
