'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FormControl } from '@/lib/domain/registration/form-values-controls';
import { Advice } from './advice';
import { type PlacedError, useControlState } from './form-context';
import { Mark } from './mark';
import { PlacedErrorText } from './placed-error';
import { useFieldWords } from './sentences';

/** What `Field` and `Fieldset` need for one control of the form. */
type ControlFrame = { label: string; hint: ReactNode; error: ReactNode[]; advice: ReactNode; aside: ReactNode };

/**
 * Label, hint, errors, findings and marks of one control.
 *
 * @param departs what the default is called, when the value is another one
 */
export function useControl(control: FormControl, departs: string | null = null): ControlFrame {
  const words = useFieldWords();
  const t = useTranslations('form.marks');
  const { errors, findings, changed } = useControlState(control);
  return {
    label: words.label(control),
    hint: words.hint(control),
    error: errors.map((placed) => <PlacedErrorText key={keyOf(placed)} placed={placed} />),
    advice: findings.length > 0 && <Advice findings={findings.map(({ finding }) => finding)} />,
    aside: (
      <span className="flex shrink-0 items-center gap-2">
        {departs !== null && <Mark tone="default">{t('notDefault', { value: departs })}</Mark>}
        {changed && <Mark tone="changed">{t('changed')}</Mark>}
      </span>
    ),
  };
}

/** One control may have several errors: told apart by what is wrong and where. */
function keyOf({ error }: PlacedError): string {
  return `${error.path} ${error.code}`;
}
