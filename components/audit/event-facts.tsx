import { useTranslations } from 'next-intl';
import { CopyText } from '@/components/ui/copy';
import { SoftLink } from '@/components/ui/soft-link';
import type { AuditEventView } from '@/lib/domain/audit/event';

/** Who, from where, why, and the event's place in the chain. Times to the millisecond, in UTC, as they are hashed. */
export function EventFacts({ event, linked }: { event: AuditEventView; linked: boolean }) {
  const t = useTranslations('audit');
  const roles = useTranslations('nav.roles');
  const role = event.role !== null && roles.has(event.role) ? roles(event.role) : event.role;
  return (
    <dl className="grid gap-x-8 gap-y-1.5 border-t border-border pt-3 text-xs sm:grid-cols-2">
      <Fact term={t('event.at')}>
        <time dateTime={event.at} className="tabular-nums">
          {event.at}
        </time>
      </Fact>
      <Fact term={t('event.actor')}>
        {[event.actorName, role, t(`origins.${event.origin}`)].filter(Boolean).join(' · ')}
      </Fact>
      <Fact term={t('event.reason')}>{event.reason || t('event.noReason')}</Fact>
      <Fact term={t('event.address')}>{event.address ?? t('event.unknown')}</Fact>
      <Fact term={t('event.requestId')}>
        <CopyText whole value={event.requestId} what={t('event.requestIdWhat')} />
      </Fact>
      <Fact term={t('event.target')}>
        {t(`targets.${event.targetType}`)} · <Target event={event} linked={linked} />
      </Fact>
      <Fact term={t('event.hash')}>
        <CopyText whole value={event.hash} what={t('event.hashWhat')} />
      </Fact>
      <Fact term={t('event.previousHash')}>
        <CopyText whole value={event.previousHash} what={t('event.hashWhat')} />
      </Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="flex min-w-0 items-baseline gap-2">
      <dt className="w-20 shrink-0 text-muted">{term}</dt>
      <dd className="min-w-0 flex-1 break-words">{children}</dd>
    </div>
  );
}

/** A registration or a resource as a link to it; it may be gone, and then its page says so. */
function Target({ event: { targetType, targetId, targetName }, linked }: { event: AuditEventView; linked: boolean }) {
  const hrefs: Record<string, string> = {
    registration: `/registrations/${encodeURIComponent(targetName)}`,
    resource: `/resources/${targetId}`,
  };
  const href = hrefs[targetType];
  if (!linked || href === undefined) return <span className="font-mono wrap-anywhere">{targetName}</span>;
  return (
    <SoftLink href={href} className="font-mono wrap-anywhere text-accent underline underline-offset-3">
      {targetName}
    </SoftLink>
  );
}
