'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { announce } from './announcer';
import { toast } from './toast';

const SHOWN_FOR_MS = 2000;

/**
 * Makes every `[data-copy]` button of the document copy its value. One listener instead of a hook per button: a list of fifty
 * rows hydrates nothing for its hundred copy buttons.
 */
export function CopyListener() {
  const t = useTranslations('ui');
  useEffect(() => {
    const onClick = async (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
      if (!button) return;
      event.preventDefault();
      try {
        await navigator.clipboard.writeText(button.dataset.copy ?? '');
      } catch {
        announce(t('copyFailed'));
        toast(t('copyFailed'), { tone: 'info' });
        return;
      }
      // Whoever shows a value only once wants to know that it is safe.
      button.dispatchEvent(new Event('copied', { bubbles: true }));
      button.dataset.copied = '';
      const what = button.closest<HTMLElement>('[data-copy-what]')?.dataset.copyWhat ?? '';
      announce(t('copiedWhat', { what }));
      setTimeout(() => delete button.dataset.copied, SHOWN_FOR_MS);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [t]);
  return null;
}
