import type { Actor } from '@/lib/domain/actor';
import { DomainError } from '@/lib/domain/problem';
import type { ResourceKind } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';
import { appendAuditEvent } from '../audit';
import { requirePermission } from '../authorize';
import { database, type Transaction } from '../database';
import { transaction } from '../transaction';
import type { ResourceRequest } from './create';
import { findRow, lockRow, type ResourceKey, requireRow, resourceChanges, toResource, toView } from './detail';
import { refuseIdentityScopes, requireParsed } from './parse-request';
import { type ReplacedSecrets, replaceApiSecrets } from './secret-material';
import { type ResourceRow, tableOf } from './table';

export type ResourceUpdate = ResourceRequest & {
  /** `rowVersion` as the person saw it; null: whatever stands now is replaced, under its lock (AuthService sends no ETag). */
  rowVersion: number | null;
};

/**
 * Replaces a resource: what is not said has its default. `secrets`, where there are any, become the whole set: one that is there
 * already stays, others come, and what is not among them is revoked. Throws `not_found`, `invalid_input`, and `conflict` with
 * what stands now. A save that changes nothing writes nothing.
 */
export async function updateResource<K extends ResourceKind>(
  actor: Actor,
  kind: K,
  key: ResourceKey,
  { input, secrets = [], rowVersion, reason }: ResourceUpdate,
): Promise<ResourceView<K>> {
  await requirePermission(actor, 'resource:write');
  const seen = await findRow(database, kind, key);
  if (seen === null) throw new DomainError('not_found');
  refuseStale(kind, seen, rowVersion);
  const resource = requireParsed(kind, input, toResource(kind, seen));
  const now = new Date();
  const replaced = await replaceApiSecrets(database, actor, kind, seen.id, secrets, now);

  return transaction(async (tx) => {
    const before = await lockRow(tx, kind, { id: seen.id });
    refuseStale(kind, before, rowVersion);
    await refuseIdentityScopes(tx, kind, resource);
    await writeSecrets(tx, seen.id, replaced, now);
    // Judged before it is written: a row that stays as it is keeps its version and says nothing to the running servers.
    const written = await write(tx, kind, before, { ...resource, updatedBy: actor.name, updatedAt: now });
    const after = await requireRow(tx, kind, seen.id);
    if (!written && replaced === null) return toView(kind, after, now);
    await appendAuditEvent(tx, actor, {
      action: 'resource.update',
      targetId: seen.id,
      targetName: before.name,
      reason,
      changes: resourceChanges(kind, before, after),
    });
    return toView(kind, after, now);
  });
}

function refuseStale(kind: ResourceKind, row: ResourceRow, rowVersion: number | null): void {
  if (rowVersion !== null && row.rowVersion !== rowVersion) {
    throw new DomainError('conflict', { current: toView(kind, row) });
  }
}

async function write(tx: Transaction, kind: ResourceKind, before: ResourceRow, data: object): Promise<boolean> {
  if (resourceChanges(kind, before, { ...before, ...data }).length === 0) return false;
  const { id, rowVersion } = before;
  const { count } = await tableOf(tx, kind).updateMany({
    where: { id, rowVersion },
    data: { ...data, rowVersion: rowVersion + 1 },
  });
  if (count === 0) throw new DomainError('conflict', { current: toView(kind, before) });
  return true;
}

async function writeSecrets(tx: Transaction, apiResourceId: string, replaced: ReplacedSecrets | null, now: Date) {
  if (replaced === null) return;
  const gone = { apiResourceId, id: { in: replaced.gone }, revokedAt: null };
  await tx.apiResourceSecret.updateMany({ where: gone, data: { revokedAt: now } });
  await tx.apiResourceSecret.createMany({ data: replaced.added.map((row) => ({ ...row, apiResourceId })) });
}
