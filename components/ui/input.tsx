import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';

type InputProps = ComponentProps<'input'> & { mono?: boolean };

/** One line of text. `mono` for what a machine reads: ids, addresses. */
export function Input({ className, mono = false, type = 'text', ...rest }: InputProps) {
  return (
    <input
      type={type}
      {...(mono ? { spellCheck: false, autoCapitalize: 'none', autoCorrect: 'off' } : {})}
      {...rest}
      className={clsx('control', mono && 'font-mono', className)}
    />
  );
}

type TextareaProps = ComponentProps<'textarea'> & { mono?: boolean };

/** Several lines of text; grows with its content where the browser can. */
export function Textarea({ className, mono = false, rows = 3, ...rest }: TextareaProps) {
  return (
    <textarea
      rows={rows}
      {...(mono ? { spellCheck: false, autoCapitalize: 'none', autoCorrect: 'off' } : {})}
      {...rest}
      className={clsx('control field-sizing-content min-h-16 resize-y', mono && 'font-mono text-xs/5', className)}
    />
  );
}

/** A native select: every platform's own list, keyboard and screen reader included. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={clsx('relative block', className)}>
      <select {...rest} className="control truncate appearance-none pr-8">
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
