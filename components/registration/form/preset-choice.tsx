'use client';

import { useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import { STAYS } from '@/components/form/use-leave-guard';
import { announce } from '@/components/ui/announcer';
import type { FormField, RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { FORM_FIELDS } from '@/lib/domain/registration/form-values-merge';
import { applyPreset, presetOf } from '@/lib/domain/registration/form-values-presets';
import { PRESET_NAMES, type PresetName } from '@/lib/domain/registration/presets';
import { useFormValues } from './form-context';

/**
 * The usual kinds of clients. Each is a link to this page with the preset in its address, which is how it works without a
 * script; with one it changes the fields in place and leaves everything else as typed.
 */
export function PresetChoice() {
  const t = useTranslations('form.presets');
  const words = useTranslations('fields.presets');
  const { getValues, setValue } = useFormContext<RegistrationFormValues>();
  const chosen = presetOf(useFormValues());

  const choose = (name: PresetName) => {
    const before = getValues();
    const after = applyPreset(before, name);
    for (const field of FORM_FIELDS) setField(field, after);
    announce(t('filledIn', { name: words(`${name}.title`) }));
  };
  const setField = <F extends FormField>(field: F, values: RegistrationFormValues) =>
    setValue(field, values[field] as never, { shouldDirty: true });

  return (
    <nav aria-label={t('title')} className="flex flex-col gap-2">
      <p className="text-sm font-medium">{t('title')}</p>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-5">
        {PRESET_NAMES.map((name) => (
          <li key={name}>
            <a
              href={`/registrations/new?preset=${name}`}
              {...{ [STAYS]: '' }}
              aria-current={chosen === name ? 'true' : undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                choose(name);
              }}
              className="flex h-full min-h-11 flex-col justify-center gap-0.5 rounded-lg border border-border bg-surface px-3 py-2 sm:justify-start sm:py-2.5 transition-colors hover:border-border-strong aria-[current]:border-accent aria-[current]:bg-accent-wash aria-[current]:shadow-[inset_0_0_0_1px_var(--accent)]"
            >
              <span className="text-sm font-medium">{words(`${name}.title`)}</span>
              <span className="hidden text-xs text-muted sm:block">{words(`${name}.description`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
