import { SoftLink } from '@/components/ui/soft-link';
import { Time } from '@/components/ui/time';
import type { ExpiringSecret } from '@/lib/domain/dashboard/dashboard';

/** The secrets to see to first, each leading to its registration. */
export function SoonestSecrets({ secrets, now }: { secrets: readonly ExpiringSecret[]; now: number }) {
  return (
    <ul className="divide-y divide-border border-t border-border">
      {secrets.map(({ registrationId, name, expiresAt }) => (
        <li key={registrationId + expiresAt}>
          <SoftLink
            href={`/registrations/${encodeURIComponent(registrationId)}`}
            className="focus-inset flex min-h-9 items-center justify-between gap-4 px-4 hover:bg-hover pointer-coarse:min-h-11"
          >
            <span className="truncate font-medium">{name}</span>
            <Time
              at={expiresAt}
              now={now}
              className={`shrink-0 text-xs ${Date.parse(expiresAt) < now ? 'text-danger' : 'text-muted'}`}
            />
          </SoftLink>
        </li>
      ))}
    </ul>
  );
}
