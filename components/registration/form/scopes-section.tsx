'use client';

import { useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import { ChipsInput } from '@/components/ui/chips-input';
import { Field } from '@/components/ui/field';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { useFormState, useFormValues } from './form-context';
import { FormSection } from './form-section';
import { useFieldWords } from './sentences';
import { useControl } from './use-control';
import { useProviderDocument } from './use-provider-document';

/** OIDC Core §5.4 and §11: what nearly every provider has. Offered when we do not know better. */
const USUAL_SCOPES = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'];

/** What the client may ask for (fields.md §3). */
export function ScopesSection() {
  const t = useTranslations('form.scopes');
  const words = useFieldWords();
  const { setValue } = useFormContext<RegistrationFormValues>();
  const { start, facts } = useFormState();
  const { scopes, providerMode } = useFormValues();
  const frame = useControl('scopes');
  const document = useProviderDocument(facts);
  const isBuiltIn = providerMode === 'built_in';
  const advertised = stringsOf(document?.scopes_supported);
  const unknown = isBuiltIn ? scopes.filter((scope) => !knownHere(scope, facts.serverScopes)) : [];
  return (
    <FormSection section="scopes">
      <Field
        {...frame}
        name="scopes"
        optional
        advice={
          unknown.length === 0 ? (
            frame.advice
          ) : (
            <>
              {frame.advice}
              <p className="text-xs text-muted">
                {t('unknown', { count: unknown.length, scopes: unknown.join(', ') })}
              </p>
            </>
          )
        }
        hint={
          <>
            {isBuiltIn ? words.hint('scopesBuiltIn') : frame.hint}
            {advertised !== null && ` ${t('advertised', { count: advertised.length })}`}
          </>
        }
      >
        {(control) => (
          <ChipsInput
            {...control}
            defaultValue={start.scopes}
            value={scopes}
            onChange={(chosen) => setValue('scopes', chosen, { shouldDirty: true })}
            suggestions={isBuiltIn ? facts.serverScopes : (advertised ?? USUAL_SCOPES)}
          />
        )}
      </Field>
    </FormSection>
  );
}

/** `offline_access` is the protocol's own (OIDC Core §11): no resource stands for it. */
function knownHere(scope: string, names: readonly string[]): boolean {
  return scope === 'offline_access' || names.includes(scope);
}

function stringsOf(value: unknown): string[] | null {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : null;
}
