'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { expandRedirectTemplate, SAMPLE_BASE_URL } from '@/lib/domain/registration/redirect-template';
import { useFormValues } from './form-context';
import { TextControl } from './text-controls';

/** The redirect URI template, and what it expands to, as one types. */
export function RedirectTemplateControl() {
  const t = useTranslations('form.template');
  const [baseUrl, setBaseUrl] = useState(SAMPLE_BASE_URL);
  const { redirectUriTemplate, registrationId } = useFormValues();
  const expanded = URL.canParse(baseUrl)
    ? expandRedirectTemplate(redirectUriTemplate, { baseUrl, registrationId: registrationId || t('yourId') })
    : null;
  return (
    <TextControl
      name="redirectUriTemplate"
      mono
      optional
      placeholder="{baseUrl}/login/oauth2/code/{registrationId}"
      after={
        redirectUriTemplate !== '' && (
          <div className="mt-1 rounded-md bg-sunken px-3 py-2 text-xs unscripted:hidden">
            <label className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
              {t('forBase')}
              <input
                value={baseUrl}
                onChange={(event) => setBaseUrl(event.target.value)}
                spellCheck={false}
                className="min-h-6 min-w-0 flex-1 basis-full rounded-sm sm:basis-0 border border-border-strong bg-surface px-1.5 font-mono text-text"
              />
            </label>
            <output className="mt-1.5 block font-mono wrap-anywhere">
              {expanded ?? <span className="text-muted">{t('cannotExpand')}</span>}
            </output>
          </div>
        )
      }
    />
  );
}
