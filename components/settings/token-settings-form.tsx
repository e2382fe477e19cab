'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useDuration } from '@/components/ui/duration';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useStill } from '@/components/ui/stillness';
import type { FormAction } from '@/lib/domain/form-state';
import { readWholeNumber } from '@/lib/domain/numbers';
import { isLifetime, type TokenSettings } from '@/lib/domain/registration/token-settings';
import type { Setting } from '@/lib/domain/setting';
import { SettingForm } from './setting-form';

type Saved = Setting<TokenSettings>;

const LIFETIME = 'accessTokenLifetime';

/** The global token settings. Needs the words of `SettingForm` and `settings.tokens`. */
export function TokenSettingsForm({ settings, save }: { settings: Saved; save: FormAction<Saved> }) {
  const t = useTranslations('settings.tokens');
  const inSeconds = useSeconds();
  return (
    <SettingForm
      settings={settings}
      save={save}
      toFields={({ accessTokenLifetime }) => ({ [LIFETIME]: [String(accessTokenLifetime)] })}
      words={{ save: t('save'), saved: t('saved') }}
      label={() => t('accessTokenLifetime')}
      sayValue={(_, value) => inSeconds(value)}
      className="flex max-w-3xl flex-col gap-4"
    >
      {({ textOf, errorsOf, round }) => (
        <LifetimeField key={round} value={textOf(LIFETIME)} errors={errorsOf(LIFETIME)} />
      )}
    </SettingForm>
  );
}

/** “3,600 seconds (1 hour)”; what is no lifetime, as it was typed. */
function useSeconds(): (typed: string) => string {
  const t = useTranslations('settings.tokens');
  const duration = useDuration();
  return (typed) => {
    const seconds = readWholeNumber(typed);
    return isLifetime(seconds) ? t('seconds', { seconds, duration: duration(seconds) }) : typed;
  };
}

function LifetimeField({ value, errors }: { value: string; errors: ReactNode[] }) {
  const t = useTranslations('settings.tokens');
  const duration = useDuration();
  const [typed, setTyped] = useState(value);
  const seconds = readWholeNumber(typed);
  // What was corrected is no error any more.
  const wrong = useStill(typed === value || !isLifetime(seconds) ? errors : []);
  return (
    <Field
      name={LIFETIME}
      label={t('accessTokenLifetime')}
      hint={t('accessTokenLifetimeHint')}
      error={wrong}
      className="max-w-xl"
    >
      {(control) => (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            className="max-w-40 tabular-nums"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <output htmlFor={control.id} className="text-sm text-muted">
            {isLifetime(seconds) && t('equals', { duration: duration(seconds) })}
          </output>
        </span>
      )}
    </Field>
  );
}
