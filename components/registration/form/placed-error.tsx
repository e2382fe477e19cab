'use client';

import { useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import { announce } from '@/components/ui/announcer';
import { replaceLine } from '@/lib/domain/registration/form-lines';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { type PlacedError, useFormState } from './form-context';
import { usePlacedSentence } from './sentences';
import type { TextFieldName } from './text-field-name';

/**
 * What is wrong with a control, and where the rules know the right form of the value, a button that puts it there. The value is
 * never corrected without being asked (security.md §1).
 */
export function PlacedErrorText({ placed }: { placed: PlacedError }) {
  const t = useTranslations('form.suggestion');
  const { start } = useFormState();
  const { getValues, setValue, setFocus } = useFormContext<RegistrationFormValues>();
  const sentence = usePlacedSentence();
  const suggestion = placed.error.params.suggestion;
  const control = placed.place?.control;

  if (typeof suggestion !== 'string' || control === undefined || !(control in start)) return sentence(placed);

  const take = () => {
    const name = control as TextFieldName;
    const line = placed.place?.line;
    const corrected = line == null ? suggestion : replaceLine(getValues(name), line, suggestion);
    setValue(name, corrected, { shouldDirty: true });
    setFocus(name);
    announce(t('taken', { value: suggestion }));
  };
  return (
    <>
      {sentence(placed)}{' '}
      <button
        type="button"
        onClick={take}
        className="min-h-6 rounded-sm font-medium wrap-anywhere text-accent underline underline-offset-2 unscripted:hidden"
      >
        {t('use', { value: suggestion })}
      </button>
      <span className="wrap-anywhere scripted:hidden">{t('didYouMean', { value: suggestion })}</span>
    </>
  );
}
