import type { ComponentProps } from 'react';

export type SoftLinkProps = ComponentProps<'a'> & {
  href: string;
  /** Leaves the page where it is scrolled to: tabs, sort orders. */
  keepScroll?: boolean;
  /** Takes the place of this page in the history. */
  replace?: boolean;
};

/**
 * A link within the console: a plain anchor that `SoftNavigation` follows without loading the document anew. A page has dozens
 * of them, and Next's Link costs each one hooks on the server and in the browser; one listener costs nothing. Where no
 * listener is (signed out, or without JavaScript) it is what it looks like: a link.
 */
export function SoftLink({ keepScroll = false, replace = false, ...rest }: SoftLinkProps) {
  return <a {...rest} data-soft={`${keepScroll ? 'keep' : ''}${replace ? ' replace' : ''}`} />;
}
