'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Kbd } from '@/components/ui/kbd';
import { openPalette } from './palette-signal';

/** Opens the palette. Without JavaScript it is not there: the list's own search is. */
export function PaletteButton({ compact = false }: { compact?: boolean }) {
  const t = useTranslations('palette');
  if (compact) {
    return (
      <button
        type="button"
        onClick={openPalette}
        aria-label={t('open')}
        className={clsx(buttonClass({ variant: 'ghost', size: 'icon' }), 'unscripted:hidden')}
      >
        <Icon name="search" className="size-4.5" />
      </button>
    );
  }
  return (
    <button
      type="button"
      onClick={openPalette}
      aria-keyshortcuts="Control+K Meta+K"
      className="flex min-h-8 items-center gap-2 rounded-md border border-border bg-surface px-2.5 text-sm text-muted shadow-sm transition-colors hover:border-border-strong hover:text-text unscripted:hidden"
    >
      <Icon name="search" className="icon-sm" />
      <span className="flex-1 text-left">{t('open')}</span>
      <span aria-hidden className="flex gap-0.5">
        <Kbd>Ctrl</Kbd>
        <Kbd>K</Kbd>
      </span>
    </button>
  );
}
