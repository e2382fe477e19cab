import { createHash } from 'node:crypto';
import { AUDIT_ACTIONS, type AuditAction } from '@/lib/domain/audit/actions';
import { type AuditHeadView, eventHash } from '@/lib/domain/audit/chain';
import type { AuditEventView, Change } from '@/lib/domain/audit/event';
import { diffRecords } from '@/lib/domain/diff/changes';
import { FIELD_NAMES, sameValue } from '@/lib/domain/registration/fields';
import { type Act, DEFAULTS, type Demonstration } from './demonstration';
import type { Random } from './random';
import type { Row } from './rows';

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();

/** One act, on what. */
export type Told = { act: Act; action: AuditAction; changes: Change[]; target: { id: string; name: string } };

/** What was done to a registration, in no order yet. A create tells what differs from the default, to keep 100,000 of them small. */
export function actsOf(of: Demonstration): Told[] {
  const { configuration, created, described, disabled, deleted } = of;
  const defaults = DEFAULTS[configuration.providerMode];
  const said = FIELD_NAMES.filter((field) => !sameValue(configuration[field], defaults[field]));
  const initial = { ...configuration, enabled: true, description: '' };
  const told = (act: Act | null, action: AuditAction, changes: Change[]) =>
    act === null ? [] : [{ act, action, changes, target: { id: of.id, name: configuration.registrationId } }];
  return [
    ...told(
      created,
      'registration.create',
      diffRecords(null, Object.fromEntries(said.map((field) => [field, initial[field]]))),
    ),
    ...told(described, 'registration.update', [{ path: 'description', before: '', after: configuration.description }]),
    ...told(disabled, 'registration.disable', [{ path: 'enabled', before: true, after: false }]),
    ...told(deleted, 'registration.delete', [
      { path: 'deletedAt', before: null, after: deleted?.at.toISOString() ?? null },
    ]),
  ];
}

/** Makes rows of `audit_events` that go on from `head`, in the order of time, and says where the chain then ends. */
export function chainEvents(told: Told[], head: AuditHeadView, random: Random): { rows: Row[]; head: AuditHeadView } {
  let { sequence, hash } = head;
  const inOrder = told.toSorted((a, b) => a.act.at.getTime() - b.act.at.getTime());
  const rows = inOrder.map(({ act, action, changes, target }) => {
    sequence = String(BigInt(sequence) + 1n);
    const event: AuditEventView = {
      sequence,
      at: act.at.toISOString(),
      actorKind: 'user',
      actorId: null,
      actorName: act.by,
      role: 'admin',
      origin: 'console',
      requestId: random.uuid(act.at),
      address: `198.51.100.${1 + random.integer(254)}`,
      action,
      targetType: AUDIT_ACTIONS[action],
      targetId: target.id,
      targetName: target.name,
      reason: '',
      changes,
      previousHash: hash,
      hash: '',
    };
    hash = eventHash(event, sha256);
    return rowOf({ ...event, hash });
  });
  return { rows, head: { sequence, hash } };
}

function rowOf(event: AuditEventView): Row {
  return {
    sequence: event.sequence,
    at: event.at,
    actor_kind: event.actorKind,
    actor_id: event.actorId,
    actor_name: event.actorName,
    role: event.role,
    origin: event.origin,
    request_id: event.requestId,
    address: event.address,
    action: event.action,
    target_type: event.targetType,
    target_id: event.targetId,
    target_name: event.targetName,
    reason: event.reason,
    changes: event.changes,
    previous_hash: `\\x${event.previousHash}`,
    hash: `\\x${event.hash}`,
  };
}
