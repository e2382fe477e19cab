'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useControl } from './use-control';

/** Why, in the person's own words: kept with the change in the audit trail. */
export function ReasonControl() {
  const t = useTranslations('form.reason');
  const frame = useControl('reason');
  return (
    <Field {...frame} name="reason" hint={t('hint')} optional>
      {(control) => <Input {...control} autoComplete="off" />}
    </Field>
  );
}
