import { absoluteTime } from '@/components/ui/time';
import type { Setting } from '@/lib/domain/setting';

type Say = (key: 'never' | 'savedAt', values?: { person: string; at: string }) => string;

/** When a setting was saved last, and by whom. */
export function savedWords(t: Say, { updatedAt, updatedBy }: Setting<unknown>): string {
  if (updatedAt === null) return t('never');
  return t('savedAt', { person: updatedBy ?? '–', at: absoluteTime(updatedAt) });
}
