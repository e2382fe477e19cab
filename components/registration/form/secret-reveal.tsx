'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { ShownOnce } from '@/components/form/shown-once';
import { ButtonLink } from '@/components/ui/button';
import { CopyText } from '@/components/ui/copy';
import type { SavedRegistration } from './form-facts';

/** A registration that has just been made, with its generated secret. Needs the words `form.reveal` and `shownOnce`. */
export function SecretReveal({ saved, secret }: { saved: SavedRegistration; secret: string }) {
  const t = useTranslations('form.reveal');
  const heading = useRef<HTMLHeadingElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="secret-title" className="flex max-w-2xl flex-col gap-4">
      <h1
        id="secret-title"
        ref={heading}
        tabIndex={-1}
        className="line-clamp-3 text-xl font-semibold tracking-tight wrap-anywhere outline-none"
      >
        {t('title', { name: saved.name })}
      </h1>
      <div className="flex flex-col gap-1.5">
        <p className="text-sm text-muted">{t('label')}</p>
        <ShownOnce value={secret} kind="secret" what={t('label')} lost={t('lost')} onCopied={() => setCopied(true)} />
      </div>
      <p className="flex flex-wrap items-center gap-x-3 text-sm">
        <span className="text-muted">{t('clientId')}</span>
        <CopyText whole value={saved.clientId} what={t('clientId')} />
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
    </section>
  );
}
