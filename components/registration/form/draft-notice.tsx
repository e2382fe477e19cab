'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** Offers what was typed here before and never saved. */
export function DraftNotice({ onRestore, onDiscard }: { onRestore: () => void; onDiscard: () => void }) {
  const t = useTranslations('form.draft');
  return (
    <Notice
      tone="info"
      title={t('title')}
      live
      actions={
        <>
          <Button size="sm" onClick={onRestore}>
            {t('restore')}
          </Button>
          <Button size="sm" variant="ghost" onClick={onDiscard}>
            {t('discard')}
          </Button>
        </>
      }
    >
      {t('text')}
    </Notice>
  );
}
