'use client';

import { useEffect } from 'react';

const OPEN = 'details[data-popup][open]';

/** Gives `<details data-popup>` a menu's manners: Esc closes it and returns the focus, a press elsewhere closes it. */
export function PopupCloser() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      const innermost = [...document.querySelectorAll<HTMLDetailsElement>(OPEN)].at(-1);
      if (!innermost) return;
      innermost.open = false;
      innermost.querySelector('summary')?.focus();
    };
    const onPress = (event: PointerEvent) => {
      for (const popup of document.querySelectorAll<HTMLDetailsElement>(OPEN)) {
        if (!popup.contains(event.target as Node)) popup.open = false;
      }
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPress);
    };
  }, []);
  return null;
}
