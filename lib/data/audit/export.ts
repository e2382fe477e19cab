import type { Actor } from '@/lib/domain/actor';
import type { AuditEventView } from '@/lib/domain/audit/event';
import { EXPORT_FORMAT, type ExportHeader } from '@/lib/domain/audit/export-file';
import { type AuditFilters, activeFilters } from '@/lib/domain/audit/query';
import { diffRecords } from '@/lib/domain/diff/changes';
import { appendAuditEvent } from '../audit';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { transaction } from '../transaction';
import { conditionsOf } from './conditions';
import { readHead } from './head';
import { UNSAFE_streamEvents } from './stream';

export type AuditExport = { header: ExportHeader; batches: AsyncGenerator<AuditEventView[]> };

/**
 * Everything the filters match up to now, oldest first. The export is itself an event, written before the first byte leaves;
 * it comes after what is exported, so it is not in the file.
 */
export async function exportAuditEvents(
  actor: Actor,
  filters: AuditFilters,
  format: 'csv' | 'json',
  now: Date,
): Promise<AuditExport> {
  await requirePermission(actor, 'audit:export');
  const head = await readHead(database);
  const chosen = activeFilters(filters);
  const filtered = Object.keys(chosen).length > 0;
  await transaction((tx) =>
    appendAuditEvent(tx, actor, {
      action: 'audit.export',
      targetId: null,
      targetName: format.toUpperCase(),
      changes: diffRecords(null, { format, upTo: head.sequence, filters: filtered ? chosen : null }),
    }),
  );
  return {
    header: { format: EXPORT_FORMAT, exportedAt: now.toISOString(), exportedBy: actor.name, head, filters: chosen },
    batches: UNSAFE_streamEvents(conditionsOf(filters), head.sequence),
  };
}
