import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { SoftLink, type SoftLinkProps } from './soft-link';
import { Spinner } from './spinner';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'link';
export type ButtonSize = 'sm' | 'md' | 'icon';

type Look = { variant?: ButtonVariant | undefined; size?: ButtonSize | undefined };

/** The look of a button (primitives.css), for whatever element has to wear it. */
export function buttonClass({ variant = 'secondary', size = 'md' }: Look = {}): string {
  return `button button-${size} button-${variant}`;
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
