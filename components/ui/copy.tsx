import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { Breakable } from './breakable';
import { buttonClass } from './button';
import { Icon } from './icon';

/** Copies `value`; the label becomes “Copied” for two seconds and it is announced. `what` completes “Copy …” for the ear. */
export function CopyButton({
  value,
  what,
  label,
  variant = 'secondary',
  size = 'sm',
}: {
  value: string;
  what: string;
  label?: string;
  variant?: 'primary' | 'secondary' | 'ghost';
  size?: 'sm' | 'md';
}) {
  const t = useTranslations('ui');
  return (
    <button
      type="button"
      data-copy={value}
      data-copy-what={what}
      data-print="hide"
      aria-label={t('copyWhat', { what })}
      className={clsx(buttonClass({ variant, size }), 'unscripted:hidden')}
    >
      <span data-when="idle" className="inline-flex items-center gap-1.5">
        <Icon name="copy" className="icon-sm" />
        {label ?? t('copy')}
      </span>
      <span data-when="copied" className="items-center gap-1.5 text-success">
        <Icon name="check" className="icon-sm" />
        {t('copied')}
      </span>
    </button>
  );
}

/** An id or address one can click to copy: monospaced, with a quiet icon that shows itself to pointer and keyboard. */
export function CopyText({
  value,
  what,
  whole = false,
  className,
}: {
  value: string;
  what: string;
  /** It is read as well: it breaks where it must instead of hiding its end. */
  whole?: boolean;
  className?: string;
}) {
  const t = useTranslations('ui');
  return (
    <button
      type="button"
      data-copy={value}
      data-copy-what={what}
      title={value}
      aria-label={t('copyValue', { what, value })}
      className={clsx(
        'group/copy -mx-1 inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-sm px-1 text-left font-mono text-xs hover:bg-hover',
        className,
      )}
    >
      <span className={clsx('min-w-0', whole ? 'wrap-anywhere' : 'truncate')}>
        {whole ? <Breakable text={value} /> : value}
      </span>
      <span data-when="idle" aria-hidden className="inline-flex shrink-0 text-muted unscripted:hidden">
        <Icon
          name="copy"
          className="size-3 opacity-0 group-hover/copy:opacity-100 group-focus-visible/copy:opacity-100 pointer-coarse:opacity-100"
        />
      </span>
      <span data-when="copied" aria-hidden className="shrink-0 text-success">
        <Icon name="check" className="size-3" />
      </span>
    </button>
  );
}
