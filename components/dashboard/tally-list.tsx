import { EmptyState } from '@/components/ui/empty-state';
import { SoftLink } from '@/components/ui/soft-link';

export type TallyRow = { key: string; label: string; href: string; count: number };

/** Bars by length, in order: each row names a share of the registry and leads to it. The figure stands beside the bar, so colour says nothing alone. */
export function TallyList({ rows, total, empty }: { rows: readonly TallyRow[]; total: number; empty: string }) {
  if (rows.length === 0) return <EmptyState kind="cleared" level={3} title={empty} />;
  return (
    <ul className="flex flex-col py-1.5">
      {rows.map(({ key, label, href, count }) => (
        <li key={key}>
          <SoftLink
            href={href}
            className="focus-inset flex flex-col gap-1 px-4 py-1.5 hover:bg-hover pointer-coarse:min-h-11"
          >
            <span className="flex items-baseline justify-between gap-4">
              <span className="truncate text-sm">{label}</span>
              <span className="text-xs text-muted tabular-nums">{count.toLocaleString('en')}</span>
            </span>
            <svg
              aria-hidden="true"
              viewBox="0 0 100 4"
              preserveAspectRatio="none"
              className="h-1 w-full overflow-hidden rounded-full"
            >
              <rect width="100" height="4" className="fill-sunken" />
              <rect width={total > 0 ? (100 * count) / total : 0} height="4" className="fill-accent" />
            </svg>
          </SoftLink>
        </li>
      ))}
    </ul>
  );
}
