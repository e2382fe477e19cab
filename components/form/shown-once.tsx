import { useTranslations } from 'next-intl';
import { CopyButton } from '@/components/ui/copy';
import { Notice } from '@/components/ui/notice';

/** A secret that has just been generated: whole, once, never printed. */
export function ShownOnce({ secret, lost }: { secret: string /** What to do when it is lost. */; lost?: string }) {
  const t = useTranslations('secrets.once');
  return (
    <div data-print="hide" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2 rounded-md border border-border bg-sunken p-3">
        <code className="min-w-0 flex-1 font-mono text-sm break-all select-all">{secret}</code>
        <CopyButton value={secret} what={t('what')} variant="primary" size="md" />
      </div>
      <Notice tone="warning" title={t('title')}>
        {lost ?? t('explanation')}
      </Notice>
    </div>
  );
}
