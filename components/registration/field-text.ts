import { useTranslations } from 'next-intl';
import { useDuration } from '@/components/ui/duration';
import type { RegistrationField } from '@/lib/domain/registration/model';

/** Members whose values have names of their own in the message file. */
const NAMED: ReadonlySet<string> = new Set([
  'providerMode',
  'clientType',
  'applicationType',
  'tokenEndpointAuthMethod',
  'userInfoAuthMethod',
  'accessTokenType',
  'refreshTokenUsage',
  'refreshTokenExpiration',
] satisfies RegistrationField[]);

type LooseTranslator = { (key: string, params?: Record<string, string | number>): string; has(key: string): boolean };

/**
 * A member's value in a person's words, where it has some: a choice by its name, seconds with what they are in days and hours. Null
 * where the value speaks for itself.
 */
export function useFieldText(): (field: string, value: unknown) => string | null {
  const t = useTranslations('fields.values') as unknown as LooseTranslator;
  const duration = useDuration();
  return (field, value) => {
    if (field === 'accessTokenLifetime' && value === null) return t('accessTokenLifetime.global');
    if (field === 'accessTokenLifetime' && value === 'never') return t('accessTokenLifetime.never');
    if (field === 'refreshTokenLimit' && value === 'unlimited') return t('refreshTokenLimit.unlimited');
    if (field === 'refreshTokenLimit' && value === 0) return t('refreshTokenLimit.none');
    if (field.endsWith('Lifetime') && typeof value === 'number') {
      return t('seconds', { seconds: value, duration: duration(value) });
    }
    const name = `${field}.${value}`;
    return NAMED.has(field) && t.has(name) ? t(name) : null;
  };
}
