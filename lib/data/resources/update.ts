import type { Actor } from '@/lib/domain/actor';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import { DomainError } from '@/lib/domain/problem';
import type { ResourceKind } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';
import { appendAuditEvents } from '../audit';
import { requirePermission } from '../authorize';
import { database, type Transaction } from '../database';
import { transaction } from '../transaction';
import { writeBroughtScopes } from './brought-scopes';
import type { ResourceRequest } from './create';
import {
  findRow,
  lockRow,
  type ResourceKey,
  refuseStale,
  requireRow,
  resourceChanges,
  toResource,
  toView,
} from './detail';
import { refuseIdentityScopes, requireParsed } from './parse-request';
import { type ReplacedSecrets, replaceApiSecrets } from './secret-material';
import { writeRow } from './write-row';

export type ResourceUpdate = ResourceRequest & {
  /** `rowVersion` as the person saw it; null: whatever stands now is replaced, under its lock (AuthService sends no ETag). */
  rowVersion: number | null;
};

/**
 * Replaces a resource: what is not said has its default. `secrets`, where there are any, become the whole set: one that is there
 * already stays, others come, and what is not among them is revoked. Scopes that an API brings along are created where they are
 * missing; those that stand take on what is said of them. Throws `not_found`, `invalid_input`, and `conflict` with
 * what stands now. A save that changes nothing writes nothing.
 */
export async function updateResource<K extends ResourceKind>(
  actor: Actor,
  kind: K,
  key: ResourceKey,
  request: ResourceUpdate,
): Promise<ResourceView<K>> {
  await requirePermission(actor, 'resource:write');
  const { secrets = [], rowVersion, reason } = request;
  const now = new Date();
  if (secrets.length > 0) requireRecentSignIn(actor, now);
  const seen = await findRow(database, kind, key);
  if (seen === null) throw new DomainError('not_found');
  refuseStale(kind, seen, rowVersion);
  const { resource, brought } = requireParsed(kind, request, toResource(kind, seen));

  return transaction(async (tx) => {
    const before = await lockRow(tx, kind, { id: seen.id });
    refuseStale(kind, before, rowVersion);
    await refuseIdentityScopes(tx, kind, resource);
    const events = await writeBroughtScopes(tx, brought, { actor, reason, now, replacing: true });
    // Under the lock: of two sets that come at once the second replaces the first, and not what stood before both.
    const replaced = await replaceApiSecrets(tx, actor, kind, seen.id, secrets, now);
    await writeSecrets(tx, seen.id, replaced, now);
    const written = await writeRow(tx, kind, before, { ...resource, updatedBy: actor.name, updatedAt: now });
    const after = await requireRow(tx, kind, seen.id);
    if (written || replaced !== null) {
      events.push({
        action: 'resource.update',
        targetId: seen.id,
        targetName: before.name,
        reason,
        changes: resourceChanges(kind, before, after),
      });
    }
    await appendAuditEvents(tx, actor, events);
    return toView(kind, after, now);
  });
}

async function writeSecrets(tx: Transaction, apiResourceId: string, replaced: ReplacedSecrets | null, now: Date) {
  if (replaced === null) return;
  const gone = { apiResourceId, id: { in: replaced.gone }, revokedAt: null };
  await tx.apiResourceSecret.updateMany({ where: gone, data: { revokedAt: now } });
  await tx.apiResourceSecret.createMany({ data: replaced.added.map((row) => ({ ...row, apiResourceId })) });
}
