import type { Actor } from '@/lib/domain/actor';
import type { BulkActView } from '@/lib/domain/registration/bulk';
import { requirePermission } from '../authorize';
import { database, readRows } from '../database';
import { Prisma } from '../generated/client';

const SHOWN = 20;
const FAILURES_SHOWN = 5;
const SELECT = {
  ...{ id: true, action: true, reason: true, state: true, userName: true, requestId: true },
  ...{ total: true, done: true, skipped: true, failed: true, startedAt: true, endedAt: true },
} as const;

/** The latest acts on many, newest first, with some of what they failed at. */
export async function listBulkActs(actor: Actor): Promise<BulkActView[]> {
  await requirePermission(actor, 'registration:read');
  const acts = await database.bulkAct.findMany({ orderBy: { startedAt: 'desc' }, take: SHOWN, select: SELECT });
  return Promise.all(
    acts.map(async ({ startedAt, endedAt, ...act }) => ({
      ...act,
      failures: act.failed === 0 ? [] : await failuresOf(act.id),
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
  );
}

const failuresOf = (id: string) =>
  readRows<BulkActView['failures'][number]>(Prisma.sql`
    SELECT r.registration_id AS "registrationId", problem
    FROM bulk_act_items AS item JOIN registrations AS r ON r.id = item.registration_id
    WHERE bulk_act_id = ${id}::uuid AND problem IS NOT NULL ORDER BY lower(r.registration_id) LIMIT ${FAILURES_SHOWN}`);

export type RunningBulkAct = Pick<BulkActView, 'action' | 'total' | 'done' | 'skipped' | 'failed'>;

/** Every page of the list asks, and seldom is there anything: a second's delay in a number that runs on is seen by nobody. */
const REMEMBERED_MS = 1_000;
let latest: { asked: number; acts: Promise<RunningBulkAct[]> } | null = null;

/** Those under way, for the list of registrations; as they were a second ago at most. */
export async function listRunningBulkActs(actor: Actor): Promise<RunningBulkAct[]> {
  await requirePermission(actor, 'registration:read');
  const now = performance.now();
  if (latest === null || now - latest.asked > REMEMBERED_MS) {
    const acts = readRows<RunningBulkAct>(Prisma.sql`
      SELECT action, total, done, skipped, failed FROM bulk_acts WHERE state = 'running' ORDER BY started_at`);
    latest = { asked: now, acts };
    acts.catch(() => {
      latest = null;
    });
  }
  return latest.acts;
}
