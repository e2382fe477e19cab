import { HistorySection } from '@/components/audit/history-section';
import { listResourceEvents } from '@/lib/data/audit/list';
import type { Actor } from '@/lib/domain/actor';
import type { AddressParameters } from '@/lib/domain/address';
import { readAuditCursor } from '@/lib/domain/audit/query';
import type { ResourceView } from '@/lib/domain/resources/views';

type HistoryTabProps = {
  view: ResourceView;
  actor: Actor;
  /** The page's parameters: `before` and `after` say which events. */
  parameters: AddressParameters;
};

/** Every event of this resource. */
export async function HistoryTab({ view, actor, parameters }: HistoryTabProps) {
  const page = await listResourceEvents(actor, view.id, readAuditCursor(parameters));
  const path = `/resources/${view.id}`;
  return <HistorySection page={page} path={path} now={Date.now()} />;
}
