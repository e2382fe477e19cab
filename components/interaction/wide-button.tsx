import type { ComponentProps } from 'react';
import { Button } from '@/components/ui/button';

/** A name that an application gave itself may be of 200 characters, and of one word. */
export const LONG_WORDS = 'h-auto! min-w-0 py-2 whitespace-normal! wrap-anywhere';

/** A button of these pages: it sends its form, is as wide as there is room, and shows two lines of what is too long for one. */
export function WideButton({ className = 'w-full', children, ...rest }: ComponentProps<typeof Button>) {
  return (
    <Button type="submit" {...rest} className={`min-h-9.5 ${LONG_WORDS} ${className}`}>
      {/* Whole above, and here for the ear. */}
      <span className="line-clamp-2">{children}</span>
    </Button>
  );
}
