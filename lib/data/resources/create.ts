import type { Actor } from '@/lib/domain/actor';
import type { SecretInput } from '@/lib/domain/registration/secret-input';
import type { ResourceKind } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';
import { appendAuditEvent } from '../audit';
import { requirePermission } from '../authorize';
import { transaction } from '../transaction';
import { namingTheName, requireRow, resourceChanges, toView } from './detail';
import { refuseIdentityScopes, requireParsed } from './parse-request';
import { prepareApiSecrets } from './secret-material';
import { tableOf } from './table';

export type ResourceRequest = {
  /** Anything at all: `parseResource` judges it. */
  input: unknown;
  /** Of an API resource, with the values that a program chose. */
  secrets?: readonly SecretInput[];
  reason: string;
};

/** Creates a resource. Throws `invalid_input`, and `already_exists` when the name is taken, also by another kind of scope. */
export async function createResource<K extends ResourceKind>(
  actor: Actor,
  kind: K,
  { input, secrets = [], reason }: ResourceRequest,
): Promise<ResourceView<K>> {
  await requirePermission(actor, 'resource:write');
  const resource = requireParsed(kind, input, null);
  const now = new Date();
  const prepared = await prepareApiSecrets(actor, kind, secrets, now);
  const save = transaction(async (tx) => {
    await refuseIdentityScopes(tx, kind, resource);
    const by = { createdBy: actor.name, updatedBy: actor.name };
    const { id } = await tableOf(tx, kind).create({ data: { ...resource, ...by }, select: { id: true } });
    await tx.apiResourceSecret.createMany({ data: prepared.map((row) => ({ ...row, apiResourceId: id })) });
    const after = await requireRow(tx, kind, id);
    await appendAuditEvent(tx, actor, {
      action: 'resource.create',
      targetId: id,
      targetName: resource.name,
      reason,
      changes: resourceChanges(kind, null, after),
    });
    return toView(kind, after, now);
  });
  return save.catch((error: unknown) => {
    throw namingTheName(error);
  });
}
