import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { SoftLink, type SoftLinkProps } from './soft-link';
import { Spinner } from './spinner';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'link';
export type ButtonSize = 'sm' | 'md' | 'icon';

type Look = { variant?: ButtonVariant | undefined; size?: ButtonSize | undefined };

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    'border border-transparent bg-accent-solid text-on-accent shadow-sm hover:bg-accent-solid-hover forced:border-current',
  secondary: 'border border-border bg-surface text-text shadow-sm hover:border-border-strong hover:bg-hover',
  ghost: 'border border-transparent text-text hover:bg-hover',
  danger:
    'border border-transparent bg-danger-solid text-on-accent shadow-sm hover:bg-danger-solid-hover forced:border-current',
  link: 'border border-transparent px-0! text-accent underline underline-offset-3 hover:decoration-2',
};

const SIZES: Record<ButtonSize, string> = {
  sm: 'min-h-7 px-2.5 py-0.5 text-xs',
  md: 'min-h-8.5 px-3.5 py-1 text-sm',
  icon: 'size-8 shrink-0',
};

/** The look of a button, for whatever element has to wear it. */
export function buttonClass({ variant = 'secondary', size = 'md' }: Look = {}): string {
  return clsx(
    'relative inline-flex items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none',
    'transition-colors duration-100 pointer-coarse:min-h-11 aria-disabled:cursor-default disabled:cursor-default disabled:opacity-55',
    VARIANTS[variant],
    SIZES[size],
  );
}

export type ButtonProps = ComponentProps<'button'> & Look & { pending?: boolean; icon?: ReactNode };

/**
 * A button. While `pending` it keeps its label and its focus, ignores further clicks, and shows a spinner after 150 ms. It is
 * never disabled for invalid input.
 */
export function Button({
  variant,
  size,
  pending = false,
  icon,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={pending || undefined}
      aria-disabled={pending || rest['aria-disabled']}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={clsx(buttonClass({ variant, size }), className)}
    >
      {pending ? <Spinner className="size-3.5 animate-appear" /> : icon}
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and does nothing else. */
export function ButtonLink({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: SoftLinkProps & Look & { icon?: ReactNode }) {
  return (
    <SoftLink {...rest} className={clsx(buttonClass({ variant, size }), className)}>
      {icon}
      {children}
    </SoftLink>
  );
}
