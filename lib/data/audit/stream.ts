import type { AuditEventView } from '@/lib/domain/audit/event';
import { readRows } from '../database';
import { Prisma } from '../generated/client';
import { EVENT_COLUMNS, type EventRow, toEventView } from './event-row';

/** Events a statement reads: what hashing them takes, four milliseconds, is what anybody else waits for the event loop. */
const BATCH = 100;

/**
 * The events that match, oldest first and up to `last`, a batch at a time: memory stays flat whatever the length, and since
 * events are never changed, a bound is all it takes to have one consistent reading. UNSAFE: who may read them is asked by whoever asks.
 */
export async function* UNSAFE_streamEvents(where: Prisma.Sql, last: string): AsyncGenerator<AuditEventView[]> {
  let place = 0n;
  for (;;) {
    const rows = await readRows<EventRow>(Prisma.sql`
      SELECT ${EVENT_COLUMNS} FROM audit_events
      WHERE ${where} AND sequence > ${place} AND sequence <= ${BigInt(last)}
      ORDER BY sequence LIMIT ${BATCH}`);
    if (rows.length > 0) yield rows.map(toEventView);
    if (rows.length < BATCH) return;
    place = BigInt((rows.at(-1) as EventRow).sequence);
  }
}

export const EVERY_EVENT = Prisma.sql`true`;
