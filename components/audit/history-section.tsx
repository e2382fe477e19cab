import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { EventList } from './event-list';
import { type EventPage, EventPages } from './event-pages';

type HistorySectionProps = { page: EventPage /** Of the page whose tab it is. */; path: string; now: number };

/** The tab **History** of one thing: every event, as a diff, newest first. */
export function HistorySection({ page, path, now }: HistorySectionProps) {
  const t = useTranslations('audit');
  const { events } = page;
  return (
    <div className="flex flex-col gap-4">
      <Section id="history" title={t('history.title')} description={t('history.description')} flush={events.length > 0}>
        {events.length > 0 ? (
          <EventList events={events} now={now} />
        ) : (
          <p className="text-sm text-muted">{t('empty.history')}</p>
        )}
      </Section>
      <EventPages
        page={page}
        path={path}
        parameters={{ tab: 'history' }}
        label={t('history.pages')}
        status={t('history.shown', { count: events.length })}
      />
    </div>
  );
}
