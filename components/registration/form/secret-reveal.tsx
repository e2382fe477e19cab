'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useLeaveGuard } from '@/components/form/use-leave-guard';
import { ButtonLink } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { CopyButton, CopyText } from '@/components/ui/copy';
import { Notice } from '@/components/ui/notice';
import type { SavedRegistration } from './form-facts';

/**
 * A generated secret, shown whole once (ux.md, Secrets). It lives in this answer only: not in an address, a toast or a store;
 * leaving the page drops it, and a page that the browser kept for Back has forgotten it. Leaving before copying asks.
 */
export function SecretReveal({ saved, secret }: { saved: SavedRegistration; secret: string }) {
  const t = useTranslations('form.reveal');
  const heading = useRef<HTMLHeadingElement>(null);
  const [copied, setCopied] = useState(false);
  const [forgotten, setForgotten] = useState(false);
  const guard = useLeaveGuard(!copied && !forgotten);

  useEffect(() => {
    heading.current?.focus();
    const forget = () => setForgotten(true);
    window.addEventListener('pagehide', forget);
    return () => window.removeEventListener('pagehide', forget);
  }, []);

  return (
    <section aria-labelledby="secret-title" className="mx-auto flex max-w-2xl flex-col gap-4">
      <h1 id="secret-title" ref={heading} tabIndex={-1} className="text-xl font-semibold tracking-tight outline-none">
        {t('title', { name: saved.name })}
      </h1>
      {forgotten ? (
        <Notice tone="info">{t('forgotten')}</Notice>
      ) : (
        <>
          <Notice tone="warning" title={t('once')}>
            {t('text')}
          </Notice>
          <div className="rounded-lg border border-border bg-surface p-4" data-print="hide">
            <p className="text-sm font-medium">{t('label')}</p>
            <div className="mt-2 flex flex-col gap-3 sm:flex-row sm:items-center">
              <code className="min-w-0 flex-1 rounded-md bg-sunken px-3 py-2 font-mono text-sm break-all select-all">
                {secret}
              </code>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to its button */}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: a button's click is the keyboard's, too */}
              <span onClick={() => setCopied(true)} onCopy={() => setCopied(true)}>
                <CopyButton value={secret} what={t('label')} variant="primary" size="md" />
              </span>
            </div>
          </div>
        </>
      )}
      <p className="flex flex-wrap items-center gap-x-3 text-sm">
        <span className="text-muted">{t('clientId')}</span>
        <CopyText value={saved.clientId} what={t('clientId')} />
      </p>
      <div>
        <ButtonLink
          href={`/registrations/${encodeURIComponent(saved.registrationId)}`}
          variant={copied ? 'primary' : 'secondary'}
          replace
        >
          {t('continue')}
        </ButtonLink>
      </div>
      <ConfirmDialog
        open={guard.asking}
        onClose={guard.stay}
        title={t('leaveTitle')}
        description={t('leaveText')}
        confirmLabel={t('leaveConfirm')}
        cancelLabel={t('leaveStay')}
        onConfirm={guard.goAhead}
      />
    </section>
  );
}
