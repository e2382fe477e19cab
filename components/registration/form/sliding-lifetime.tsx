'use client';

import { useTranslations } from 'next-intl';
import { useDuration } from '@/components/ui/duration';
import { readWholeNumber } from '@/lib/domain/numbers';
import { isLifetime } from '@/lib/domain/registration/token-settings';
import { useFormValues } from './form-context';
import { LifetimeControl } from './lifetime-control';

/** The sliding lifetime; one that is longer than the absolute one never comes to its end, which is said and no error. */
export function SlidingLifetime() {
  const t = useTranslations('form.tokens');
  const duration = useDuration();
  const values = useFormValues();
  const sliding = readWholeNumber(values.slidingRefreshTokenLifetime);
  const absolute = readWholeNumber(values.absoluteRefreshTokenLifetime);
  const isCapped = isLifetime(sliding) && isLifetime(absolute) && sliding > absolute;
  return (
    <LifetimeControl
      name="slidingRefreshTokenLifetime"
      hint={isCapped ? t('capped', { duration: duration(absolute) }) : undefined}
    />
  );
}
