'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { announce } from '@/components/ui/announcer';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { readProviderMetadata } from '@/lib/domain/metadata/provider-metadata';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { useDiscovery } from './discovery-context';
import { DiscoveryResult } from './discovery-result';
import { useFormValues } from './form-context';

/** Endpoints by the document's member: what a discovered document fills in. */
const ENDPOINTS = [
  ['authorizationUri', 'authorizationEndpoint'],
  ['tokenUri', 'tokenEndpoint'],
  ['userInfoUri', 'userInfoEndpoint'],
  ['jwkSetUri', 'jwksUri'],
] as const;

/** Manual mode, filled from a document: for a provider whose document is there, but is not to be followed on every save. */
export function ManualPrefill() {
  const t = useTranslations('form.prefill');
  const id = useId();
  const { setValue } = useFormContext<RegistrationFormValues>();
  const { pending, preview, problem, discover } = useDiscovery();
  const { providerMode } = useFormValues();
  const [issuer, setIssuer] = useState('');

  const fill = async (from: string) => {
    setIssuer(from);
    const answer = await discover(from);
    if (!answer?.ok) return;
    const metadata = readProviderMetadata(answer.view.document);
    const found = ENDPOINTS.filter(([, member]) => metadata[member] !== null);
    for (const [field, member] of found) setValue(field, metadata[member] ?? '', { shouldDirty: true });
    announce(t('filled', { count: found.length }));
  };

  return (
    <details className="group rounded-md bg-sunken px-3 py-1 text-sm unscripted:hidden">
      <summary className="flex min-h-8 items-center font-medium text-accent">{t('open')}</summary>
      <div className="flex flex-col gap-3 pt-1 pb-2">
        <Field id={id} name="" label={t('label')} hint={t('hint')}>
          {({ name: _, ...control }) => (
            <div className="flex flex-col gap-2 sm:flex-row">
              <Input
                {...control}
                mono
                inputMode="url"
                autoComplete="off"
                value={issuer}
                onChange={(event) => setIssuer(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
                  event.preventDefault();
                  void fill(issuer);
                }}
              />
              <Button pending={pending} onClick={() => void fill(issuer)} className="shrink-0">
                {t('button')}
              </Button>
            </div>
          )}
        </Field>
        {providerMode === 'manual' && preview?.ok !== true && (
          <DiscoveryResult preview={preview} problem={problem} stale={false} onCorrect={(to) => void fill(to)} />
        )}
      </div>
    </details>
  );
}
