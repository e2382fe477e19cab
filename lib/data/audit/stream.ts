import type { AuditEventView } from '@/lib/domain/audit/event';
import type { Transaction } from '../database';
import { Prisma } from '../generated/client';
import { EVENT_COLUMNS, type EventRow, toEventView } from './event-row';

/** Events a statement reads: large enough for throughput, small enough to leave the event loop to others in between. */
const BATCH = 500;

/**
 * The events that match, oldest first and up to `last`, a batch at a time: memory stays flat whatever the length, and since
 * events are never changed, a bound is all it takes to have one consistent reading.
 */
export async function* streamEvents(
  tx: Transaction,
  where: Prisma.Sql,
  last: string,
): AsyncGenerator<AuditEventView[]> {
  let place = 0n;
  for (;;) {
    const rows = await tx.$queryRaw<EventRow[]>`
      SELECT ${EVENT_COLUMNS} FROM audit_events
      WHERE ${where} AND sequence > ${place} AND sequence <= ${BigInt(last)}
      ORDER BY sequence LIMIT ${BATCH}`;
    if (rows.length > 0) yield rows.map(toEventView);
    if (rows.length < BATCH) return;
    place = (rows.at(-1) as EventRow).sequence;
  }
}

export const EVERY_EVENT = Prisma.sql`true`;
