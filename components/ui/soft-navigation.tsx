'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Follows every `SoftLink` of the document without loading it anew; whatever asks for a new tab or window is the browser's. */
export function SoftNavigation() {
  const router = useRouter();
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-soft]') : null;
      if (!link || link.origin !== location.origin || link.target || (link.hash && link.pathname === location.pathname))
        return;
      event.preventDefault();
      const manner = link.dataset.soft ?? '';
      const go = manner.includes('replace') ? router.replace : router.push;
      go(link.pathname + link.search + link.hash, { scroll: !manner.includes('keep') });
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [router]);
  return null;
}
