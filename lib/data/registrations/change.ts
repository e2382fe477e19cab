import type { Actor } from '@/lib/domain/actor';
import type { AuditAction } from '@/lib/domain/audit/actions';
import { DomainError } from '@/lib/domain/problem';
import { appendAuditEvent } from '../audit';
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
    const now = new Date();
    const before = await lockDetail(tx, registrationId);
    if (!(await act.apply(tx, before, now))) return before;
    await judgeAgain(tx, before.id, now);
    const after = await requireDetail(tx, before.id);
    await appendAuditEvent(tx, actor, {
      action: act.action,
      targetId: before.id,
      targetName: before.registrationId,
      reason: act.reason,
      changes: registrationChanges(before, after),
    });
    return after;
  });
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
