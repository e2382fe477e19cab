import { Badge } from '@/components/ui/badge';
import { SoftLink } from '@/components/ui/soft-link';
import { Time } from '@/components/ui/time';
import type { ProviderMode } from '@/lib/domain/registration/model';
import type { RegistrationListRow } from '@/lib/domain/registration/views';

/** What was changed last, newest first. */
export function RecentChanges({
  rows,
  now,
  modes,
}: {
  rows: readonly RegistrationListRow[];
  now: number;
  modes: Record<ProviderMode, string>;
}) {
  return (
    <ul className="divide-y divide-border">
      {rows.map((row) => (
        <li key={row.id}>
          <SoftLink
            href={`/registrations/${encodeURIComponent(row.registrationId)}`}
            className="focus-inset flex min-h-11 items-center gap-3 px-4 hover:bg-hover"
          >
            <span className="min-w-0 flex-1 truncate">
              <span className="font-medium">{row.name}</span>{' '}
              <span className="font-mono text-xs text-muted">{row.registrationId}</span>
            </span>
            <Badge className="max-sm:hidden">{modes[row.providerMode]}</Badge>
            <Time at={row.updatedAt} now={now} className="shrink-0 text-xs text-muted" />
          </SoftLink>
        </li>
      ))}
    </ul>
  );
}
