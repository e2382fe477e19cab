import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';

/**
 * The document as it came. Download is a plain link that carries the text itself: it works without JavaScript, also for a
 * preview that is kept nowhere, and gives byte for byte what the provider sent.
 */
export function RawDocument({ raw }: { raw: string }) {
  const t = useTranslations('metadata.raw');
  const href = `data:application/json;charset=utf-8,${encodeURIComponent(raw)}`;
  return (
    <details id="metadata-raw" className="group min-w-0">
      <summary className="disclosure">{t('title')}</summary>
      <div className="mt-2.5">
        <CodeBlock
          code={raw}
          what={t('what')}
          actions={
            <a
              href={href}
              download={t('fileName')}
              data-print="hide"
              className={buttonClass({ variant: 'secondary', size: 'sm' })}
            >
              <Download aria-hidden className="size-3.5" />
              {t('download')}
            </a>
          }
        />
      </div>
    </details>
  );
}
