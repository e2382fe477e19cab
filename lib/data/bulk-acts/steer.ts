import type { Actor } from '@/lib/domain/actor';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import { DomainError } from '@/lib/domain/problem';
import { BULK_PERMISSIONS, isResumable, remainingOf } from '@/lib/domain/registration/bulk';
import { requirePermission } from '../authorize';
import { database, type Transaction } from '../database';
import { transaction } from '../transaction';
import { appendBulkActEvent } from './event';
import { UNSAFE_wakeBulkActs } from './wake';

/** Stops an act where it is: what is done stays done. One that has ended stays as it is, without an event. Throws `not_found`. */
export async function cancelBulkAct(actor: Actor, id: string): Promise<void> {
  await requirePermission(actor, 'registration:write');
  await transaction(async (tx) => {
    const act = await lockAct(tx, id);
    if (act.state !== 'running') return;
    await tx.bulkAct.update({ where: { id }, data: { state: 'cancelled', endedAt: new Date() }, select: { id: true } });
    const changes = [
      { path: 'state', before: 'running', after: 'cancelled' },
      { path: 'remaining', before: null, after: remainingOf(act) },
    ];
    await appendBulkActEvent(tx, actor, act, { action: 'bulkAct.cancel', changes });
  });
}

/**
 * Goes on with what an act has not come to, and tries again what it failed at; from now on as the person who says so, under
 * the request id that all its events have. One that is under way, or has nothing left to do, stays as it is, without an event.
 * Throws `not_found`.
 */
export async function resumeBulkAct(actor: Actor & { kind: 'user'; id: string }, id: string): Promise<void> {
  await requirePermission(actor, 'registration:write');
  const known = await database.bulkAct.findUnique({ where: { id }, select: { action: true } });
  if (known === null) throw new DomainError('not_found');
  await requirePermission(actor, BULK_PERMISSIONS[known.action]);
  if (known.action === 'delete') requireRecentSignIn(actor, new Date());
  const { id: userId, name: userName, address } = actor;
  await transaction(async (tx) => {
    const act = await lockAct(tx, id);
    if (!isResumable(act)) return;
    await tx.bulkAct.update({
      where: { id },
      data: { state: 'running', endedAt: null, failed: 0, userId, userName, address },
      select: { id: true },
    });
    await tx.bulkActItem.updateMany({ where: { bulkActId: id }, data: { problem: null } });
    const changes = [
      { path: 'state', before: act.state, after: 'running' },
      { path: 'failed', before: act.failed, after: 0 },
      { path: 'remaining', before: remainingOf(act), after: remainingOf({ ...act, failed: 0 }) },
    ].filter(({ before, after }) => before !== after);
    await appendBulkActEvent(tx, actor, act, { action: 'bulkAct.resume', changes });
  });
  await UNSAFE_wakeBulkActs();
}

/** The act, which nobody works at from now on: waits for the chunk under way, which holds the row. */
async function lockAct(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT id FROM bulk_acts WHERE id = ${id}::uuid FOR UPDATE`;
  const act = await tx.bulkAct.findUnique({ where: { id } });
  if (act === null) throw new DomainError('not_found');
  return act;
}
