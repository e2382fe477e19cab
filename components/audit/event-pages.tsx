import type { ReactNode } from 'react';
import { Pagination } from '@/components/ui/pagination';
import type { AuditEventView } from '@/lib/domain/audit/event';

/** A page of events, newest first, and whether there are others on either side. */
export type EventPage = { events: readonly AuditEventView[]; hasNewer: boolean; hasOlder: boolean };

type EventPagesProps = {
  page: EventPage;
  /** Of the page itself. */
  path: string;
  /** What stands in its address besides the place in the trail: a tab, filters. */
  parameters: Record<string, string>;
  label: string;
  status?: ReactNode;
};

/** The way to the neighbouring pages of a trail. */
export function EventPages({ page: { events, hasNewer, hasOlder }, path, parameters, label, status }: EventPagesProps) {
  if (!hasNewer && !hasOlder) return null;
  const address = (direction: 'before' | 'after', event: AuditEventView | undefined) =>
    event === undefined ? null : `${path}?${new URLSearchParams({ ...parameters, [direction]: event.sequence })}`;
  return (
    <Pagination
      label={label}
      status={status}
      previousHref={hasNewer ? address('after', events[0]) : null}
      nextHref={hasOlder ? address('before', events.at(-1)) : null}
    />
  );
}
