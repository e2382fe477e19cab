import type { Actor } from '@/lib/domain/actor';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import type { ResourceKind } from '@/lib/domain/resources/model';
import { appendAuditEvent } from '../audit';
import { requirePermission } from '../authorize';
import { transaction } from '../transaction';
import { lockRow, type ResourceKey, refuseStale, resourceChanges, toResource } from './detail';
import { tableOf } from './table';
import { refuseUsed } from './use';

/**
 * Deletes a resource for good, and an API's secrets with it. `rowVersion`, where it is given, is the version that was seen.
 * Throws `not_found`, `conflict`, `in_use` (`current`: ResourceUse) while clients or APIs list it, and `not_applicable` for
 * `openid`.
 */
export async function deleteResource(
  actor: Actor,
  kind: ResourceKind,
  key: ResourceKey,
  { reason, rowVersion = null }: { reason: string; rowVersion?: number | null },
): Promise<void> {
  await requirePermission(actor, 'resource:write');
  requireRecentSignIn(actor, new Date());
  await transaction(async (tx) => {
    const before = await lockRow(tx, kind, key);
    refuseStale(kind, before, rowVersion);
    await refuseUsed(tx, kind, toResource(kind, before));
    await tableOf(tx, kind).deleteMany({ where: { id: before.id } });
    await appendAuditEvent(tx, actor, {
      action: 'resource.delete',
      targetId: before.id,
      targetName: before.name,
      reason,
      changes: resourceChanges(kind, before, null),
    });
  });
}
