import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Icon } from '@/components/ui/icon';
import { Still } from '@/components/ui/still';
import { Time } from '@/components/ui/time';
import type { AuditEventView } from '@/lib/domain/audit/event';
import { ChangeList } from './change-list';
import { EventFacts } from './event-facts';
import { EventSentence } from './event-sentence';

type EventListProps = {
  events: readonly AuditEventView[];
  /** When the page was rendered. */
  now: number;
  /** Registrations as links: on pages about all of them, not on one's own history. */
  linked?: boolean;
};

/** Events, newest first; each opens to its changes and its place in the chain. Native disclosure: works without JavaScript. */
export function EventList({ events, now, linked = false }: EventListProps) {
  return (
    <ol className="divide-y divide-border">
      {events.map((event) => (
        <li key={event.sequence} id={`event-${event.sequence}`} className="break-inside-avoid target:bg-accent-wash">
          <EventDisclosure event={event} now={now} linked={linked} />
        </li>
      ))}
    </ol>
  );
}

function EventDisclosure({ event, now, linked }: { event: AuditEventView; now: number; linked: boolean }) {
  const t = useTranslations('audit');
  const isRefusal = event.action === 'access.refuse';
  return (
    <details className="group/event print:[&::details-content]:[content-visibility:visible]">
      <summary className="focus-inset grid min-h-11 grid-cols-[auto_minmax(0,1fr)] items-center gap-x-2.5 gap-y-1 px-3 py-2 hover:bg-hover sm:grid-cols-[auto_minmax(0,1fr)_auto] sm:px-4">
        <Icon
          name="chevron-right"
          className="size-3.5 shrink-0 text-muted transition-transform duration-100 group-open/event:rotate-90"
        />
        <span className="min-w-0 text-sm">
          <EventSentence event={event} />
          {event.reason !== '' && <span className="text-muted"> — {event.reason}</span>}
        </span>
        <span className="col-start-2 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-xs text-muted sm:col-start-3">
          {(isRefusal || event.origin !== 'console') && (
            <Badge tone={isRefusal ? 'warning' : 'neutral'}>
              {isRefusal ? t('acts.access.refuse') : t(`origins.${event.origin}`)}
            </Badge>
          )}
          <Time at={event.at} now={now} />
          <span className="tabular-nums sm:min-w-16 sm:text-right">
            {t('event.number', { sequence: event.sequence })}
          </span>
        </span>
      </summary>
      <Still>
        <div className="flex flex-col gap-3 border-t border-border bg-sunken/50 px-3 py-3 sm:px-10">
          <ChangeList changes={event.changes} />
          <EventFacts event={event} linked={linked} />
        </div>
      </Still>
    </details>
  );
}
