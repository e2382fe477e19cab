import type { Actor } from '@/lib/domain/actor';
import type { AuditAction } from '@/lib/domain/audit/actions';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import { DomainError } from '@/lib/domain/problem';
import type { ResourceView } from '@/lib/domain/resources/views';
import { appendAuditEvent } from '../audit';
import { requirePermission } from '../authorize';
import type { Transaction } from '../database';
import { transaction } from '../transaction';
import { lockRow, requireRow, resourceChanges, toView } from './detail';
import { prepareApiSecret } from './secret-material';

export type ApiSecretRequest = {
  /** null: generate one. */
  value: string | null;
  description: string;
  expiresAt: Date | null;
  reason?: string;
};

/** An API with its new secret, and the secret's value where it was generated: shown this once, never read again. */
export type AddedApiSecret = { view: ResourceView<'apiResource'>; generated: string | null };

/** Gives an API another secret; the others keep working until they expire or are revoked. Throws `not_found`, `invalid_input`. */
export async function addApiSecret(actor: Actor, id: string, request: ApiSecretRequest): Promise<AddedApiSecret> {
  await requirePermission(actor, 'resource:write');
  const now = new Date();
  requireRecentSignIn(actor, now);
  const { row, generated } = await prepareApiSecret(actor, { ...request, type: 'shared_secret' }, now);
  const view = await changeSecrets(actor, id, 'resource.addSecret', request.reason, async (tx, apiResourceId) => {
    await tx.apiResourceSecret.create({ data: { ...row, apiResourceId }, select: { id: true } });
  });
  return { view, generated };
}

/** Takes one secret out of use, at once and for good. Throws `not_found` when there is none, or it is revoked already. */
export async function revokeApiSecret(
  actor: Actor,
  id: string,
  secretId: string,
  { reason }: { reason?: string } = {},
): Promise<ResourceView<'apiResource'>> {
  await requirePermission(actor, 'resource:write');
  return changeSecrets(actor, id, 'resource.revokeSecret', reason, async (tx, apiResourceId, secretIds) => {
    if (!secretIds.includes(secretId)) throw new DomainError('not_found');
    const where = { id: secretId, apiResourceId, revokedAt: null };
    const { count } = await tx.apiResourceSecret.updateMany({ where, data: { revokedAt: new Date() } });
    if (count === 0) throw new DomainError('not_found');
  });
}

async function changeSecrets(
  actor: Actor,
  id: string,
  action: AuditAction,
  reason: string | undefined,
  change: (tx: Transaction, apiResourceId: string, secretIds: string[]) => Promise<void>,
): Promise<ResourceView<'apiResource'>> {
  return transaction(async (tx) => {
    const before = await lockRow(tx, 'apiResource', { id });
    await change(tx, before.id, before.secrets?.map((secret) => secret.id) ?? []);
    const after = await requireRow(tx, 'apiResource', before.id);
    await appendAuditEvent(tx, actor, {
      action,
      targetId: before.id,
      targetName: before.name,
      reason: reason ?? '',
      changes: resourceChanges('apiResource', before, after),
    });
    return toView('apiResource', after);
  });
}
