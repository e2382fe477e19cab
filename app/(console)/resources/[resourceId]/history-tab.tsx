import { getTranslations } from 'next-intl/server';
import { EventList } from '@/components/audit/event-list';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { listResourceEvents } from '@/lib/data/audit/list';
import type { Actor } from '@/lib/domain/actor';
import { readAuditCursor } from '@/lib/domain/audit/query';
import type { ResourceView } from '@/lib/domain/resources/views';

type HistoryTabProps = {
  view: ResourceView;
  actor: Actor;
  /** The page's parameters: `before` and `after` say which events. */
  parameters: Record<string, string | string[] | undefined>;
};

/** Every event of this resource, as a diff, newest first. */
export async function HistoryTab({ view, actor, parameters }: HistoryTabProps) {
  const [t, detail] = await Promise.all([getTranslations('resources'), getTranslations('audit')]);
  const page = await listResourceEvents(actor, view.id, readAuditCursor(parameters));
  const path = `/resources/${view.id}?tab=history`;
  return (
    <div className="flex flex-col gap-4">
      <Section
        id="history"
        title={t('tabs.history')}
        description={t('historyDescription')}
        flush={page.events.length > 0}
      >
        {page.events.length > 0 ? (
          <EventList events={page.events} now={Date.now()} />
        ) : (
          <p className="text-sm text-muted">{detail('empty.history')}</p>
        )}
      </Section>
      {(page.hasOlder || page.hasNewer) && (
        <Pagination
          label={t('historyPages')}
          status={t('historyShown', { count: page.events.length })}
          previousHref={page.hasNewer ? `${path}&after=${page.events[0]?.sequence}` : null}
          nextHref={page.hasOlder ? `${path}&before=${page.events.at(-1)?.sequence}` : null}
        />
      )}
    </div>
  );
}
