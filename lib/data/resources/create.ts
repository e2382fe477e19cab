import type { Actor } from '@/lib/domain/actor';
import { DomainError, type FieldError } from '@/lib/domain/problem';
import type { SecretInput } from '@/lib/domain/registration/secret-input';
import type { ResourceKind } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';
import { appendAuditEvents } from '../audit';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { idempotencyOf, saidOf } from '../idempotency';
import { transaction } from '../transaction';
import { writeBroughtScopes } from './brought-scopes';
import { namingTheName, requireRow, resourceChanges, toView } from './detail';
import { findReplay } from './idempotency';
import { refuseIdentityScopes, requireParsed } from './parse-request';
import { prepareApiSecrets } from './secret-material';
import { tableOf } from './table';

export type ResourceRequest = {
  /** Anything at all: `parseResource` judges it. The scopes of an API may stand in it, as seed A's older shape has them. */
  input: unknown;
  /** Of an API resource, with the values that a program chose. */
  secrets?: readonly SecretInput[];
  /** What a dialect found wrong before our own schema looked: told together with the rest. */
  misread?: readonly FieldError[];
  reason: string;
};

export type CreateResourceRequest = ResourceRequest & {
  /** One per attempt of a program: a repeated request finds what the first one made. */
  idempotencyKey?: string | null;
};

/**
 * Creates a resource, and of the scopes that an API brings along those that are missing. Throws `invalid_input`,
 * `idempotency_mismatch`, and `already_exists` when the name is taken, also by another kind of scope.
 */
export async function createResource<K extends ResourceKind>(
  actor: Actor,
  kind: K,
  request: CreateResourceRequest,
): Promise<ResourceView<K>> {
  await requirePermission(actor, 'resource:write');
  const { secrets = [], reason } = request;
  const { resource, brought } = requireParsed(kind, request, null);
  const said = { resource, brought: brought.map((one) => one.said), secrets: secrets.map(saidOf), reason };
  const idempotency = idempotencyOf(actor, request.idempotencyKey, said);
  const now = new Date();
  const replay = await findReplay(database, kind, idempotency);
  if (replay !== null) return toView(kind, replay, now);

  const prepared = await prepareApiSecrets(actor, kind, secrets, now);
  const save = transaction(async (tx) => {
    await refuseIdentityScopes(tx, kind, resource);
    const events = await writeBroughtScopes(tx, brought, { actor, reason, now, replacing: false });
    const by = { createdBy: actor.name, updatedBy: actor.name };
    const { id } = await tableOf(tx, kind).create({
      data: { ...resource, ...by, ...idempotency },
      select: { id: true },
    });
    await tx.apiResourceSecret.createMany({ data: prepared.map((row) => ({ ...row, apiResourceId: id })) });
    const after = await requireRow(tx, kind, id);
    events.push({
      action: 'resource.create',
      targetId: id,
      targetName: resource.name,
      reason,
      changes: resourceChanges(kind, null, after),
    });
    await appendAuditEvents(tx, actor, events);
    return toView(kind, after, now);
  });
  return save.catch(async (error: unknown) => {
    // Two at once with one key: the second meets the first one's row, by whichever unique index is asked first.
    const taken = error instanceof DomainError && error.code === 'already_exists';
    const row = taken ? await findReplay(database, kind, idempotency) : null;
    if (row !== null) return toView(kind, row, now);
    throw namingTheName(error);
  });
}
