'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/choice';
import type { SecretType } from '@/lib/domain/registration/secret-input';
import { Advice } from './advice';
import { ForModes } from './for-modes';
import { useControlState, useFormState } from './form-context';
import { SecretFacts } from './secret-facts';
import { SecretInputs } from './secret-inputs';
import { useFieldWords } from './sentences';

/**
 * The secret of a confidential client. One that is there is never shown: **Reset** replaces it, by what the provider issued
 * (Automatic, Manual) or by a new one of ours (Built-in). Everything here works without a script.
 */
export function SecretControl({ kind }: { kind: SecretType }) {
  const t = useTranslations('form.secret');
  const words = useFieldWords();
  const { facts } = useFormState();
  const { findings } = useControlState(kind === 'private_key' ? 'privateKey' : 'clientSecret');
  const advice = findings.length > 0 && <Advice findings={findings.map(({ finding }) => finding)} />;
  const current = facts.secrets.find(
    ({ type, state }) => type === kind && (state === 'current' || state === 'expired'),
  );

  if (current === undefined) {
    return (
      <>
        <ForModes modes={['automatic', 'manual']}>
          <SecretInputs kind={kind} advice={advice} />
        </ForModes>
        <ForModes modes={['built_in']} className="flex flex-col gap-1">
          {kind === 'shared_secret' && (
            <>
              <p className="text-sm font-medium">{words.label('secret')}</p>
              <p className="text-sm text-muted">{words.hint('secretBuiltIn')}</p>
            </>
          )}
          {advice}
        </ForModes>
      </>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm font-medium">{t(`label.${kind}`)}</p>
      <SecretFacts secret={current} />
      {advice}
      <details className="group">
        <summary className="inline-flex min-h-8 items-center rounded-md border border-border bg-surface px-3 text-sm font-medium shadow-sm hover:bg-hover">
          {t('reset')}
        </summary>
        <div className="mt-3 flex flex-col gap-3 border-l-2 border-border pl-4">
          <p className="text-xs text-muted">{t('resetNow')}</p>
          <ForModes modes={['automatic', 'manual']}>
            <SecretInputs kind={kind} />
          </ForModes>
          <ForModes modes={['built_in']}>
            {kind === 'shared_secret' && (
              <Checkbox name="generateSecret" label={t('generate')} hint={t('generateHint')} />
            )}
          </ForModes>
        </div>
      </details>
    </div>
  );
}
