'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** What tabs stand in: where they are wider than the screen, it is scrolled so that the open one is seen. */
export function TabStrip({ label, open, children }: { label: string; open: string | undefined; children: ReactNode }) {
  const strip = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab was opened
  useEffect(() => {
    const { current: box } = strip;
    if (box === null) return;
    // At once, and again when the strip has another width: a phone was turned, a window made narrower.
    const observer = new ResizeObserver(() => {
      const tab = box.querySelector<HTMLElement>('[aria-current]');
      if (tab) box.scrollLeft = tab.offsetLeft + tab.offsetWidth / 2 - box.clientWidth / 2;
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [open]);
  return (
    <nav aria-label={label} className="-mx-1 mb-5 border-b border-border">
      <div ref={strip} className="fading-edges relative -mb-px overflow-x-auto">
        {children}
      </div>
    </nav>
  );
}
