import type { Actor } from '@/lib/domain/actor';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import { DomainError } from '@/lib/domain/problem';
import { BULK_PERMISSIONS } from '@/lib/domain/registration/bulk';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { transaction } from '../transaction';
import { UNSAFE_wakeBulkActs } from './wake';

/** Stops an act where it is: what is done stays done, and is in the audit trail. One that has ended stays as it is. */
export async function cancelBulkAct(actor: Actor, id: string): Promise<void> {
  await requirePermission(actor, 'registration:write');
  // Waits for the chunk under way, which holds the row.
  await database.bulkAct.updateMany({
    where: { id, state: 'running' },
    data: { state: 'cancelled', endedAt: new Date() },
  });
}

/**
 * Goes on with what an act has not come to, and tries again what it failed at; from now on as the person who says so, under
 * the request id that all its events have. One that is under way stays as it is. Throws `not_found`.
 */
export async function resumeBulkAct(actor: Actor & { kind: 'user'; id: string }, id: string): Promise<void> {
  await requirePermission(actor, 'registration:write');
  const act = await database.bulkAct.findUnique({ where: { id }, select: { action: true } });
  if (act === null) throw new DomainError('not_found');
  await requirePermission(actor, BULK_PERMISSIONS[act.action]);
  if (act.action === 'delete') requireRecentSignIn(actor, new Date());
  const { id: userId, name: userName, address } = actor;
  await transaction(async (tx) => {
    const { count } = await tx.bulkAct.updateMany({
      where: { id, state: { not: 'running' } },
      data: { state: 'running', endedAt: null, failed: 0, userId, userName, address },
    });
    if (count > 0) await tx.bulkActItem.updateMany({ where: { bulkActId: id }, data: { problem: null } });
  });
  await UNSAFE_wakeBulkActs();
}
