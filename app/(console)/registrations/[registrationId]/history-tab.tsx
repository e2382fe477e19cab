import { HistorySection } from '@/components/audit/history-section';
import { listRegistrationEvents } from '@/lib/data/audit/list';
import type { Actor } from '@/lib/domain/actor';
import type { AddressParameters } from '@/lib/domain/address';
import { readAuditCursor } from '@/lib/domain/audit/query';
import type { RegistrationDetail } from '@/lib/domain/registration/views';

type HistoryTabProps = {
  registration: RegistrationDetail;
  actor: Actor;
  /** The page's parameters: `before` and `after` say which events. */
  parameters: AddressParameters;
};

/** Every event of this registration. */
export async function HistoryTab({ registration, actor, parameters }: HistoryTabProps) {
  const page = await listRegistrationEvents(actor, registration.id, readAuditCursor(parameters));
  const path = `/registrations/${encodeURIComponent(registration.configuration.registrationId)}`;
  return <HistorySection page={page} path={path} now={Date.now()} />;
}
