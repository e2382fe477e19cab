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
import type { ResourceRow } from './table';
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

  const save = (replaced: ReplacedSecrets | null) =>
    transaction(async (tx) => {
      const before = await lockRow(tx, kind, { id: seen.id });
      refuseStale(kind, before, rowVersion);
      if (replaced !== null && !stillComparedWith(before, replaced)) return null;
      await refuseIdentityScopes(tx, kind, resource);
      const events = await writeBroughtScopes(tx, brought, { actor, reason, now, replacing: true });
      if (replaced !== null) await writeSecrets(tx, seen.id, replaced, now);
      await writeRow(tx, kind, before, { ...resource, updatedBy: actor.name, updatedAt: now });
      const after = await requireRow(tx, kind, seen.id);
      const changes = resourceChanges(kind, before, after);
      if (changes.length > 0) {
        events.push({ action: 'resource.update', targetId: seen.id, targetName: before.name, reason, changes });
      }
      await appendAuditEvents(tx, actor, events);
      return toView(kind, after, now);
    });
  for (;;) {
    const saved = await save(await replaceApiSecrets(database, actor, kind, seen.id, secrets, now));
    // Digests are compared before the lock, being slow. Each time round somebody else's set was saved meanwhile, so this ends.
    if (saved !== null) return saved;
  }
}

/** Whether the secrets under the lock are those that a set was compared with. */
function stillComparedWith({ secrets = [] }: ResourceRow, { compared }: ReplacedSecrets): boolean {
  const living = secrets.filter(({ revokedAt }) => revokedAt === null);
  return living.length === compared.length && living.every(({ id }) => compared.includes(id));
}

async function writeSecrets(tx: Transaction, apiResourceId: string, replaced: ReplacedSecrets, now: Date) {
  const gone = { apiResourceId, id: { in: replaced.gone }, revokedAt: null };
  await tx.apiResourceSecret.updateMany({ where: gone, data: { revokedAt: now } });
  await tx.apiResourceSecret.createMany({ data: replaced.added.map((row) => ({ ...row, apiResourceId })) });
}
