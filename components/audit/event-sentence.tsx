import { useTranslations } from 'next-intl';
import type { AuditEventView } from '@/lib/domain/audit/event';
import { useMemberLabel } from './member-label';

const NAMED_FIELDS = 3;
const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** The event as a plain sentence: “Ada changed Redirect URIs of billing-portal”. */
export function EventSentence({ event }: { event: AuditEventView }) {
  const t = useTranslations('audit');
  const fields = useFieldNames(event);
  const key = `sentences.${event.action}`;
  const isKnown = t.has(key);
  return t.rich(isKnown ? key : 'event.unknownAction', {
    actor: event.actorName || t('event.someone'),
    action: event.action,
    target: event.targetName,
    fields,
    count: event.changes.length,
    who: (name) => <strong className="font-semibold">{name}</strong>,
    what: (name) => <span className="font-mono text-[0.94em] wrap-anywhere">{name}</span>,
  });
}

/** The changed fields by name, as many as one reads at a glance. */
function useFieldNames({ changes }: AuditEventView): string {
  const t = useTranslations('audit.change');
  const labelOf = useMemberLabel();
  const names = changes.slice(0, NAMED_FIELDS).map(({ path }) => labelOf(path));
  const more = changes.length - names.length;
  return more > 0 ? `${names.join(', ')} ${t('more', { count: more })}` : list.format(names);
}
