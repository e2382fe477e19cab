import type { Actor } from '@/lib/domain/actor';
import { roleMay } from '@/lib/domain/permissions';
import { DomainError } from '@/lib/domain/problem';
import { BULK_PERMISSIONS } from '@/lib/domain/registration/bulk';
import { type AuditEntry, appendAuditEvents } from '../audit';
import type { Transaction } from '../database';
import type { Prisma } from '../generated/client';
import { type Act, changeLocked } from '../registrations/change';
import { requireDetail } from '../registrations/detail';
import { deletion, restoration, setting } from '../registrations/lifecycle';
import { appendBulkActEvent } from './event';

const SELECT = {
  ...{ id: true, action: true, reason: true, total: true },
  ...{ userId: true, userName: true, requestId: true, address: true },
} as const;
type BulkAct = Prisma.BulkActGetPayload<{ select: typeof SELECT }>;

/** What a transaction has taken on, for whoever has to say what failed when it did. */
export type Chunk = { bulkActId: string; items: string[] };

/** Does the next few of the oldest act under way that nobody else is at, as `worker` finds it. False when there is none. */
export async function workChunk(tx: Transaction, worker: Actor, size: number, chunk: Chunk): Promise<boolean> {
  const [taken] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM bulk_acts WHERE state = 'running' ORDER BY started_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  if (taken === undefined) return false;
  const act = await tx.bulkAct.findUniqueOrThrow({ where: { id: taken.id }, select: SELECT });
  const person = await personBehind(tx, act);
  if (person === null) return stop(tx, worker, act);

  const items = await nextItems(tx, act.id, size);
  Object.assign(chunk, { bulkActId: act.id, items });
  const events = await changeAll(tx, items, actFor(act, person));
  await tx.bulkActItem.deleteMany({ where: { bulkActId: act.id, registrationId: { in: items } } });
  await tx.bulkAct.update({
    where: { id: act.id },
    data: { done: { increment: events.length }, skipped: { increment: items.length - events.length } },
    select: { id: true },
  });
  if (items.length < size) await end(tx, act, 'done');
  await appendAuditEvents(tx, person, events);
  return true;
}

/** Who asked for it, as they are now: null when they may no longer do it. */
async function personBehind(tx: Transaction, act: BulkAct): Promise<Actor | null> {
  const { userId: id, userName: name, requestId, address } = act;
  const user = await tx.user.findUnique({ where: { id }, select: { role: true, disabledAt: true } });
  if (user === null || user.disabledAt !== null || !roleMay(user.role, BULK_PERMISSIONS[act.action])) return null;
  const { role } = user;
  return {
    kind: 'user',
    id,
    name,
    role,
    sessionId: null,
    authenticatedAt: null,
    origin: 'console',
    requestId,
    address,
  };
}

/** Whoever asked for it may no longer: it does nothing more, and the trail says so. */
async function stop(tx: Transaction, worker: Actor, act: BulkAct): Promise<true> {
  await end(tx, act, 'refused');
  const changes = [{ path: 'state', before: 'running', after: 'refused' }];
  await appendBulkActEvent(tx, worker, act, { action: 'bulkAct.stop', changes });
  return true;
}

async function end(tx: Transaction, { id }: { id: string }, state: 'done' | 'refused'): Promise<void> {
  await tx.bulkAct.update({ where: { id }, data: { state, endedAt: new Date() }, select: { id: true } });
}

async function nextItems(tx: Transaction, bulkActId: string, size: number): Promise<string[]> {
  const items = await tx.bulkActItem.findMany({
    where: { bulkActId, problem: null },
    orderBy: { registrationId: 'asc' },
    take: size,
    select: { registrationId: true },
  });
  return items.map(({ registrationId }) => registrationId);
}

function actFor({ action, reason }: BulkAct, person: Actor): Act {
  if (action === 'delete') return deletion(person, { reason });
  if (action === 'restore') return restoration(person, { reason });
  return setting(person, { enabled: action === 'enable', reason });
}

/** The events of those that were changed. Rows are locked in one order, so that two of us cannot wait for each other. */
async function changeAll(tx: Transaction, items: readonly string[], act: Act): Promise<AuditEntry[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM registrations WHERE id = ANY(${items}::uuid[]) ORDER BY id FOR UPDATE`;
  const now = new Date();
  const events: AuditEntry[] = [];
  for (const { id } of rows) {
    const changed = await changeLocked(tx, await requireDetail(tx, id), act, now).catch(unlessOtherwise);
    if (changed !== null) events.push(changed.event);
  }
  return events;
}

/** One that somebody has deleted, or restored, meanwhile is passed over. */
function unlessOtherwise(error: unknown): null {
  if (error instanceof DomainError && error.code === 'not_applicable') return null;
  throw error;
}
