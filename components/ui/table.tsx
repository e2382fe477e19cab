import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './icon';
import { SoftLink } from './soft-link';

type TableProps = ComponentProps<'table'> & {
  caption: ReactNode;
  /** In a narrow place its rows become cards, and each `Td` with a `label` says it. */
  stacked?: boolean;
};

/** A table that scrolls sideways within itself, reachable by keyboard, so that the page never does. */
export function Table({ caption, stacked = false, className, children, ...rest }: TableProps) {
  return (
    <div className={clsx('fading-edges relative min-w-0 overflow-x-auto', stacked && 'stacked-table-frame')}>
      <table
        {...rest}
        className={clsx('w-full border-collapse text-left text-sm', stacked && 'stacked-table', className)}
      >
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
  const arrow = sort === 'ascending' ? 'arrow-up' : sort === 'descending' ? 'arrow-down' : 'chevrons-up-down';
  return (
    <th scope="col" aria-sort={sort} {...rest} className={clsx('column-head', className)}>
      {sortHref ? (
        <SoftLink href={sortHref} keepScroll className="sort-link">
          {children}
          <Icon name={arrow} />
        </SoftLink>
      ) : (
        children
      )}
    </th>
  );
}

/** The heading of a column that needs none to be seen, such as that of the acts: it is heard. */
export function HeardTh({ children }: { children: ReactNode }) {
  return (
    <Th>
      <span className="sr-only">{children}</span>
    </Th>
  );
}

/** A body cell. `label` is its column's name, for a table that stacks. */
export function Td({ label, className, ...rest }: ComponentProps<'td'> & { label?: string }) {
  return (
    <td
      {...rest}
      data-label={label}
      className={clsx('h-10 border-b border-border px-3 py-1.5 align-middle first:pl-4 last:pr-4', className)}
    />
  );
}

/** The cell of a row's acts, last. */
export function ActsTd(props: { children: ReactNode }) {
  return <Td {...props} className="row-acts text-right" />;
}

/** Where a cell has nothing to say. */
export function Nothing() {
  return <span className="text-muted">–</span>;
}

/** The cell of what a row is about: its name, and a line of what else tells it from the others. */
export function NameTd({ name, className, children }: { name: ReactNode; className?: string; children: ReactNode }) {
  return (
    <Td className={clsx('py-2.5', className)}>
      <span className="block truncate font-medium">{name}</span>
      <span className="block text-xs text-muted">{children}</span>
    </Td>
  );
}

/** A body row: a hairline below, a wash under the pointer. */
export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr {...rest} className={clsx('hover:bg-hover [&:last-child>td]:border-b-0', className)} />;
}
