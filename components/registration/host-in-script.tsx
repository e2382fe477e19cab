import { useTranslations } from 'next-intl';
import { unicodeHostOf } from '@/lib/domain/uri/display';

/** Beside a URI with an `xn--` host: what that host says in its own script (security.md §1: shown in both forms). Needs `fields`. */
export function HostInScript({ uri }: { uri: string }) {
  const t = useTranslations('fields');
  const host = unicodeHostOf(uri);
  return host === null ? null : <span className="block text-xs text-muted">{t('hostInScript', { host })}</span>;
}
