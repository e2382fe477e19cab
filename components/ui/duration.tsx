import { useTranslations } from 'next-intl';
import { durationParts } from '@/lib/domain/duration';

/** “8 hours 33 minutes 20 seconds”, to be put into sentences. */
export function useDuration(): (seconds: number) => string {
  const t = useTranslations('ui.duration');
  return (seconds) =>
    durationParts(seconds)
      .map(({ unit, count }) => t(unit, { count }))
      .join(' ');
}

/** What a number of seconds is in the units a person counts in. */
export function Duration({ seconds }: { seconds: number }) {
  const duration = useDuration();
  return <>{duration(seconds)}</>;
}
