import { getTranslations } from 'next-intl/server';
import { EventList } from '@/components/audit/event-list';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { listRegistrationEvents } from '@/lib/data/audit/list';
import type { Actor } from '@/lib/domain/actor';
import { readAuditCursor } from '@/lib/domain/audit/query';
import type { RegistrationDetail } from '@/lib/domain/registration/views';

type HistoryTabProps = {
  registration: RegistrationDetail;
  actor: Actor;
  /** The page's parameters: `before` and `after` say which events. */
  parameters: Record<string, string | string[] | undefined>;
};

/** Every event of this registration, as a diff, newest first. */
export async function HistoryTab({ registration, actor, parameters }: HistoryTabProps) {
  const t = await getTranslations('detail');
  const page = await listRegistrationEvents(actor, registration.id, readAuditCursor(parameters));
  const path = `/registrations/${encodeURIComponent(registration.configuration.registrationId)}?tab=history`;
  return (
    <div className="flex flex-col gap-4">
      <Section id="history" title={t('tabs.history')} description={t('historyDescription')} flush>
        <EventList events={page.events} now={Date.now()} />
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
