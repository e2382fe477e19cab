import type { Actor } from '@/lib/domain/actor';
import type { AuditAction } from '@/lib/domain/audit/actions';
import { DomainError } from '@/lib/domain/problem';
import { type AuditEntry, appendAuditEvent } from '../audit';
import type { Transaction } from '../database';
import { toSecretFacts } from '../secrets/view';
import { transaction } from '../transaction';
import { registrationChanges } from './changes';
import { toConfiguration } from './columns';
import { type DetailRow, lockDetail, requireDetail } from './detail';
import { findingColumns } from './finding-columns';
import { judgeFor } from './judge';

/** One act on one registration that is not an edit of its form. */
export type Act = {
  action: AuditAction;
  reason: string;
  /** Does it to the locked row; false when there was nothing to do, and then nothing is written. */
  apply: (tx: Transaction, before: DetailRow, now: Date) => Promise<boolean>;
};

/**
 * Locks the registration, acts, judges it anew and writes the one event, all in one transaction. Findings never stop these
 * acts (policy.md: disable, delete, reset and revoke always pass). Throws `not_found`.
 */
export async function UNSAFE_changeRegistration(actor: Actor, registrationId: string, act: Act): Promise<DetailRow> {
  return transaction(async (tx) => {
    const before = await lockDetail(tx, registrationId);
    const changed = await changeLocked(tx, before, act, new Date());
    if (changed === null) return before;
    await appendAuditEvent(tx, actor, changed.event);
    return changed.after;
  });
}

/** Acts on one that is locked and judges it anew: what it is now, and the event that the transaction owes. Null: nothing to do. */
export async function changeLocked(
  tx: Transaction,
  before: DetailRow,
  { action, reason, apply }: Act,
  now: Date,
): Promise<{ after: DetailRow; event: AuditEntry } | null> {
  if (!(await apply(tx, before, now))) return null;
  await judgeAgain(tx, before.id, now);
  const after = await requireDetail(tx, before.id);
  const { id: targetId, registrationId: targetName } = before;
  return { after, event: { action, targetId, targetName, reason, changes: registrationChanges(before, after) } };
}

/** Writes down what the policy now says of a registration. */
export async function judgeAgain(tx: Transaction, id: string, now: Date): Promise<void> {
  const row = await requireDetail(tx, id);
  const judge = await judgeFor(tx, { ...row, secrets: row.secrets.map(toSecretFacts), use: row, now });
  const columns = findingColumns(await judge(toConfiguration(row)));
  await tx.registration.update({ where: { id }, data: columns, select: { id: true } });
}

/** Throws `not_applicable` on a deleted registration: it is restored first. */
export function refuseDeleted({ deletedAt }: Pick<DetailRow, 'deletedAt'>): void {
  if (deletedAt !== null) throw new DomainError('not_applicable', { params: { state: 'deleted' } });
}
