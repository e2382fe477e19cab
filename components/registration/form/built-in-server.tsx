'use client';

import { useTranslations } from 'next-intl';
import { CopyText } from '@/components/ui/copy';
import { Notice } from '@/components/ui/notice';
import { useFormState } from './form-context';

/** Where our own server answers: what a client of it is configured with. */
export function BuiltInServer() {
  const t = useTranslations('form.builtIn');
  const { builtInServer } = useFormState().facts;
  return (
    <Notice tone="info" title={t('title')}>
      {t('text')}
      <dl className="mt-2 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
        {(['issuer', 'tokenEndpoint', 'discovery'] as const).map((name) => (
          <div key={name} className="contents">
            <dt className="text-muted">{t(name)}</dt>
            <dd className="min-w-0">
              <CopyText whole value={builtInServer[name]} what={t(name)} />
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
