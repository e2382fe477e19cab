'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { CopyButton } from '@/components/ui/copy';
import { Notice } from '@/components/ui/notice';
import { useLeaveGuard } from './use-leave-guard';

type ShownOnceProps = {
  value: string;
  kind: 'secret' | 'token';
  /** Completes “Copy …” for the ear: “client secret”. */
  what: string;
  /** What to do when it is lost. */
  lost: string;
  onCopied?: () => void;
};

/**
 * What has just been generated, whole, once (ux.md, Secrets). It lives in this answer only: not in an address, a toast, a store or on
 * paper. Leaving before it was copied asks; a page that the browser kept for Back has forgotten it. Needs the words `shownOnce`.
 */
export function ShownOnce({ value, kind, what, lost, onCopied }: ShownOnceProps) {
  const t = useTranslations('shownOnce');
  const place = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState(false);
  const [forgotten, setForgotten] = useState(false);
  const guard = useLeaveGuard(!copied && !forgotten);

  // biome-ignore lint/correctness/useExhaustiveDependencies: listened to once
  useEffect(() => {
    const element = place.current;
    const forget = () => setForgotten(true);
    const keep = () => {
      setCopied(true);
      onCopied?.();
    };
    // By the button, once the clipboard has it, or by hand.
    for (const type of ['copied', 'copy']) element?.addEventListener(type, keep);
    window.addEventListener('pagehide', forget);
    return () => {
      for (const type of ['copied', 'copy']) element?.removeEventListener(type, keep);
      window.removeEventListener('pagehide', forget);
    };
  }, []);

  if (forgotten) {
    return (
      <Notice tone="info">
        {t(`forgotten.${kind}`)} {lost}
      </Notice>
    );
  }
  return (
    <div ref={place} data-print="hide" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2 rounded-md border border-border bg-sunken p-3">
        <code className="min-w-0 flex-1 basis-48 font-mono text-sm break-all select-all">{value}</code>
        <CopyButton value={value} what={what} variant="primary" size="md" />
      </div>
      <Notice tone="warning" title={t(`title.${kind}`)}>
        {lost}
      </Notice>
      <ConfirmDialog
        open={guard.asking}
        onClose={guard.stay}
        title={t(`leave.${kind}`)}
        description={t('leaveText', { lost })}
        confirmLabel={t('leaveConfirm')}
        cancelLabel={t('leaveStay')}
        onConfirm={guard.goAhead}
      />
    </div>
  );
}
