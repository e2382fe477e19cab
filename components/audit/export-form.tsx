import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/**
 * Takes what the filters match away as a file. A POST, because an export is an event in the trail and a GET changes nothing
 * (security.md §4); a plain form, because a download needs no script.
 */
export function ExportForm({ filters }: { filters: Readonly<Record<string, string>> }) {
  const t = useTranslations('audit.export');
  return (
    <form method="post" action="/audit/export" aria-label={t('label')} className="flex gap-2">
      {Object.entries(filters).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {(['csv', 'json'] as const).map((format) => (
        <Button
          key={format}
          type="submit"
          name="format"
          value={format}
          icon={<Download aria-hidden className="size-3.5" />}
        >
          {t(format)}
        </Button>
      ))}
    </form>
  );
}
