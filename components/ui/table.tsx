import { clsx } from 'clsx';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { SoftLink } from './soft-link';

/** A table that scrolls sideways within itself, reachable by keyboard, so that the page never does. */
export function Table({ caption, className, children, ...rest }: ComponentProps<'table'> & { caption: ReactNode }) {
  return (
    <div className="relative min-w-0 overflow-x-auto">
      <table {...rest} className={clsx('w-full border-collapse text-left text-sm', className)}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** A heading cell. With `sortHref` it is a link that sorts, and says by `aria-sort` how it stands now. */
export function Th({
  sort,
  sortHref,
  className,
  children,
  ...rest
}: ComponentProps<'th'> & { sort?: 'ascending' | 'descending' | undefined; sortHref?: string | undefined }) {
  const Arrow = sort === 'ascending' ? ArrowUp : sort === 'descending' ? ArrowDown : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={sort}
      {...rest}
      className={clsx(
        'h-9 border-b border-border px-3 text-xs font-medium whitespace-nowrap text-muted first:pl-4 last:pr-4',
        className,
      )}
    >
      {sortHref ? (
        <SoftLink
          href={sortHref}
          keepScroll
          className="group/sort -mx-1 inline-flex min-h-6 items-center gap-1 rounded-sm px-1 hover:text-text"
        >
          {children}
          <Arrow
            aria-hidden
            className={clsx(
              'size-3',
              sort ? 'text-text' : 'opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100',
            )}
          />
        </SoftLink>
      ) : (
        children
      )}
    </th>
  );
}

/** A body cell. */
export function Td({ className, ...rest }: ComponentProps<'td'>) {
  return (
    <td
      {...rest}
      className={clsx('h-10 border-b border-border px-3 py-1.5 align-middle first:pl-4 last:pr-4', className)}
    />
  );
}

/** A body row: a hairline below, a wash under the pointer. */
export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr {...rest} className={clsx('hover:bg-hover [&:last-child>td]:border-b-0', className)} />;
}
