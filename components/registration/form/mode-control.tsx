'use client';

import { useTranslations } from 'next-intl';
import { PROVIDER_MODES } from '@/lib/domain/registration/model';
import { RadioCardsControl } from './choice-controls';
import { useFormState } from './form-context';
import { useFieldWords } from './sentences';

/**
 * Automatic, Manual or Built-in. To or from Built-in only by Duplicate (fields.md): an existing registration offers what it can
 * become, and a Built-in one says what it is.
 */
export function ModeControl() {
  const t = useTranslations('form.mode');
  const words = useFieldWords();
  const { previous } = useFormState().facts;

  if (previous?.providerMode === 'built_in') {
    return (
      <div>
        <p className="text-sm font-medium">{words.label('providerMode')}</p>
        <p className="text-sm">{words.value('providerMode', 'built_in')}</p>
        <p className="text-xs text-muted">{t('builtInStays')}</p>
        <input type="hidden" name="providerMode" value="built_in" />
      </div>
    );
  }
  const modes = PROVIDER_MODES.filter((mode) => previous === null || mode !== 'built_in');
  return (
    <RadioCardsControl
      name="providerMode"
      marked={false}
      hint={previous === null ? undefined : t('externalStays')}
      columns={previous === null ? 'sm:grid-cols-3' : 'sm:grid-cols-2'}
      options={modes.map((mode) => ({ value: mode, hint: words.value('providerModeDescription', mode) }))}
    />
  );
}
