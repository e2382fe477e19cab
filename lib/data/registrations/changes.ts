import type { Change } from '@/lib/domain/audit/event';
import { diffRecords } from '@/lib/domain/diff/changes';
import { secretChanges } from '../secrets/view';
import { toConfiguration } from './columns';
import type { DetailRow } from './detail';

/** What a change did to a registration, for its one event: configuration, secrets, verification, approval, deletion. */
export function registrationChanges(before: DetailRow | null, after: DetailRow | null): Change[] {
  return [
    ...diffRecords(before && toConfiguration(before), after && toConfiguration(after)),
    ...secretChanges(before?.secrets ?? [], after?.secrets ?? []),
    ...diffRecords(before && state(before), after && state(after)),
  ];
}

function state({ providerMode, verifiedAt, deletedAt, source, approval }: DetailRow) {
  return {
    ...(source === 'dynamic' && { approval }),
    ...(providerMode === 'automatic' && { verified: verifiedAt !== null }),
    deletedAt: deletedAt?.toISOString() ?? null,
  };
}
