'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { whenUp } from '@/components/ui/stillness';

/** The foot of the form: how many changes there are, and the way out in either direction. Save is never disabled. */
export function SaveBar({
  changes,
  pending,
  label,
  cancelHref,
  variant = 'primary',
}: {
  changes: number;
  pending: boolean;
  label: string;
  cancelHref: string;
  /** Secondary where something else comes first. */
  variant?: 'primary' | 'secondary';
}) {
  const t = useTranslations('form.bar');
  const modifier = useModifierKey();
  useEffect(() => {
    document.addEventListener('focusin', showWhole);
    return () => document.removeEventListener('focusin', showWhole);
  }, []);
  return (
    <div
      data-save-bar
      data-print="hide"
      className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-border bg-surface/95 px-4 py-2.5 backdrop-blur sm:mx-0 sm:rounded-t-lg sm:border-x sm:shadow-md"
    >
      <p className="mr-auto text-xs text-muted unscripted:hidden">{t('changes', { count: changes })}</p>
      <span
        aria-hidden
        className="hidden items-center gap-1 text-2xs text-muted sm:pointer-fine:inline-flex unscripted:hidden"
      >
        <Kbd>{modifier}</Kbd>
        <Kbd>↵</Kbd>
      </span>
      <ButtonLink href={cancelHref} variant="ghost">
        {t('cancel')}
      </ButtonLink>
      <Button type="submit" variant={variant} pending={pending}>
        {label}
      </Button>
    </div>
  );
}

/** A browser scrolls to a textarea's caret, and leaves the rest of it under this bar. */
function showWhole({ target }: FocusEvent): void {
  if (target instanceof HTMLTextAreaElement) whenUp(() => target.scrollIntoView({ block: 'nearest' }));
}

/** What the key beside Enter is called here. The server cannot know: it says Ctrl, and an Apple keyboard corrects it. */
function useModifierKey(): string {
  const [key, setKey] = useState('Ctrl');
  useEffect(() => {
    if (/Mac|iPhone|iPad/.test(navigator.userAgent)) setKey('⌘');
  }, []);
  return key;
}
