import type { Actor } from '@/lib/domain/actor';
import { purgeableSince } from '@/lib/domain/registration/retention';
import { appendAuditEvent } from '../audit';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { transaction } from '../transaction';
import { registrationChanges } from './changes';
import { lockDetail } from './detail';

const BATCH = 100;

/**
 * Job: takes away for good what was deleted 30 days ago, secrets and all; its IDs are free again. One event each, with what
 * it was. Returns how many.
 */
export async function purgeDeletedRegistrations(actor: Actor, now = new Date()): Promise<number> {
  await requirePermission(actor, 'registration:delete');
  const before = purgeableSince(now);
  for (let purged = 0; ; ) {
    const due = await database.registration.findMany({
      where: { deletedAt: { lte: before } },
      select: { registrationId: true },
      take: BATCH,
    });
    if (due.length === 0) return purged;
    for (const { registrationId } of due) purged += await purge(actor, registrationId, before);
  }
}

/** It may have been restored a moment ago: the deletion date stands in the WHERE. */
function purge(actor: Actor, registrationId: string, before: Date): Promise<number> {
  return transaction(async (tx) => {
    const row = await lockDetail(tx, registrationId);
    const { count } = await tx.registration.deleteMany({ where: { id: row.id, deletedAt: { lte: before } } });
    if (count > 0) {
      await appendAuditEvent(tx, actor, {
        action: 'registration.purge',
        targetId: row.id,
        targetName: row.registrationId,
        changes: registrationChanges(row, null),
      });
    }
    return count;
  });
}
