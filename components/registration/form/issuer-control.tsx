'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import { announce } from '@/components/ui/announcer';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { useDiscovery } from './discovery-context';
import { DiscoveryResult } from './discovery-result';
import { useFormState, useFormValues } from './form-context';
import { useControl } from './use-control';

/** The button's name and value where there is no script: the action then previews instead of saving. */
export const DISCOVER_INTENT = { name: 'intent', value: 'discover' } as const;

/** The issuer URL, with **Discover** beside it: what the provider publishes, before anything is saved. */
export function IssuerControl() {
  const t = useTranslations('form.discover');
  const { register, getValues, setValue } = useFormContext<RegistrationFormValues>();
  const { start } = useFormState();
  const { issuerUrl, providerMode } = useFormValues();
  const frame = useControl('issuerUrl');
  const { pending, preview, problem, discover } = useDiscovery();

  const ask = async (issuer: string) => {
    announce(t('pending', { issuer }));
    const answer = await discover(issuer);
    if (answer === null) return;
    // A pasted address of the document itself is the issuer it belongs to (security.md §3), unless one has typed on meanwhile.
    if (getValues('issuerUrl') === issuer) setValue('issuerUrl', answer.issuer, { shouldDirty: true });
    announce(answer.ok ? t('found') : t('failed'));
  };
  const correct = (issuer: string) => {
    setValue('issuerUrl', issuer, { shouldDirty: true });
    void ask(issuer);
  };

  return (
    <div className="flex flex-col gap-3">
      <Field {...frame} name="issuerUrl">
        {(control) => (
          <div className="flex flex-col gap-2 sm:flex-row">
            <Input
              {...control}
              {...register('issuerUrl')}
              mono
              inputMode="url"
              autoComplete="off"
              placeholder="https://id.example.com"
              defaultValue={start.issuerUrl}
            />
            <Button
              {...DISCOVER_INTENT}
              type="submit"
              pending={pending}
              icon={<Search aria-hidden className="size-3.5" />}
              className="shrink-0"
              onClick={(event) => {
                event.preventDefault();
                void ask(getValues('issuerUrl'));
              }}
            >
              {t('button')}
            </Button>
          </div>
        )}
      </Field>
      {providerMode === 'automatic' && (
        <DiscoveryResult
          preview={preview}
          problem={problem}
          stale={preview?.issuer !== issuerUrl}
          onCorrect={correct}
        />
      )}
    </div>
  );
}
