'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { FormFeedback } from '@/components/auth/form-feedback';
import { useFormAction } from '@/components/form/use-form-action';
import { Checkbox, Radio } from '@/components/ui/choice';
import { Fieldset } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/domain/form-state';
import { THEMES, type Theme } from '@/lib/domain/preferences';

type PreferencesFormProps = { theme: Theme; shortcuts: boolean; action: FormAction<null> };

/** Theme and single-key shortcuts (WCAG 2.1.4). Needs the words `account`, `errors` and `fieldErrors`. */
export function PreferencesForm({ theme, shortcuts, action }: PreferencesFormProps) {
  const t = useTranslations('account');
  const [state, send] = useFormAction(action);
  const sent = state.attempt > 0;
  const chosen = sent ? (state.values.theme?.[0] ?? theme) : theme;
  const saved = state.outcome?.status === 'ok';

  // The next page comes with the theme from the server; this one is already open.
  useEffect(() => {
    if (saved) document.documentElement.dataset.theme = chosen;
  }, [saved, chosen]);

  return (
    <form action={send} noValidate className="flex flex-col gap-4">
      <FormFeedback state={state} />
      {saved && (
        <Notice tone="success" live>
          {t('preferencesSaved')}
        </Notice>
      )}
      <Fieldset id="theme" label={t('theme')}>
        <div key={`theme-${state.attempt}`} className="flex flex-wrap gap-x-6 gap-y-1">
          {THEMES.map((name) => (
            <Radio key={name} name="theme" value={name} label={t(`themes.${name}`)} defaultChecked={name === chosen} />
          ))}
        </div>
      </Fieldset>
      <Checkbox
        key={`shortcuts-${state.attempt}`}
        name="shortcuts"
        label={t('shortcuts')}
        hint={t('shortcutsHint')}
        defaultChecked={sent ? state.values.shortcuts?.[0] === 'on' : shortcuts}
      />
      <SubmitButton className="self-start">{t('savePreferences')}</SubmitButton>
    </form>
  );
}
