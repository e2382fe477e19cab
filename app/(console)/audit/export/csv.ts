import { stringify } from 'csv-stringify/sync';
import type { AuditExport } from '@/lib/data/audit/export';
import type { AuditEventView } from '@/lib/domain/audit/event';

/** The columns, each with what it holds. Times are UTC; changes are JSON, as they are hashed. */
const COLUMNS: readonly [header: string, value: (event: AuditEventView) => string][] = [
  ['sequence', (event) => event.sequence],
  ['time_utc', (event) => event.at],
  ['actor', (event) => event.actorName],
  ['actor_kind', (event) => event.actorKind],
  ['actor_id', (event) => event.actorId ?? ''],
  ['role', (event) => event.role ?? ''],
  ['origin', (event) => event.origin],
  ['address', (event) => event.address ?? ''],
  ['request_id', (event) => event.requestId],
  ['action', (event) => event.action],
  ['target_type', (event) => event.targetType],
  ['target_id', (event) => event.targetId ?? ''],
  ['target', (event) => event.targetName],
  ['reason', (event) => event.reason],
  ['changes', (event) => JSON.stringify(event.changes)],
  ['previous_hash', (event) => event.previousHash],
  ['hash', (event) => event.hash],
];

/** U+FEFF, by which spreadsheets know that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The export as CSV (RFC 4180), a chunk for each batch. A cell that a spreadsheet would run as a formula is escaped: names
 * and reasons are typed by people.
 */
export async function* csvChunks({ batches }: Pick<AuditExport, 'batches'>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + lines([COLUMNS.map(([header]) => header)]);
  for await (const batch of batches) yield lines(batch.map((event) => COLUMNS.map(([, value]) => value(event))));
}

function lines(records: string[][]): string {
  return stringify(records, { escape_formulas: true, record_delimiter: 'windows' });
}
