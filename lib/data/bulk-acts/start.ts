import type { Actor } from '@/lib/domain/actor';
import { storable } from '@/lib/domain/audit/canonical-json';
import { diffRecords } from '@/lib/domain/diff/changes';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import { DomainError } from '@/lib/domain/problem';
import { BULK_PERMISSIONS, type BulkRequest, type BulkSelection } from '@/lib/domain/registration/bulk';
import { registrationQueryParameters } from '@/lib/domain/registration/query';
import { requirePermission } from '../authorize';
import { transaction } from '../transaction';
import { appendBulkActEvent } from './event';
import { selected } from './selected';
import { UNSAFE_wakeBulkActs } from './wake';

type Asked = BulkRequest & {
  /** How many the person was shown. Another number now, and nothing is done. */
  expected: number;
  reason: string;
};

/**
 * Writes down what is to be done to which registrations, evaluated now and once, and wakes the job that does it. Returns the act's
 * id. Throws `invalid_input` at `count` when the selection is no longer what the person was shown.
 */
export async function startBulkAct(
  actor: Actor & { kind: 'user'; id: string },
  { action, selection, expected, reason: typed }: Asked,
): Promise<string> {
  await requirePermission(actor, BULK_PERMISSIONS[action]);
  if (action === 'delete') requireRecentSignIn(actor, new Date());
  const { id: userId, name: userName, requestId, address } = actor;
  const reason = storable(typed);
  const id = await transaction(async (tx) => {
    const act = await tx.bulkAct.create({
      data: { action, reason, userId, userName, requestId, address, total: 0 },
      select: { id: true },
    });
    const total = await tx.$executeRaw`
      INSERT INTO bulk_act_items (bulk_act_id, registration_id)
      SELECT ${act.id}::uuid, id FROM registrations WHERE ${selected({ action, selection })}`;
    if (total !== expected || total === 0) {
      const fieldErrors = [{ path: 'count', code: 'selection_changed', params: { count: total } }];
      throw new DomainError('invalid_input', { fieldErrors });
    }
    await tx.bulkAct.update({ where: act, data: { total }, select: { id: true } });
    const changes = diffRecords(null, { action, total, selection: said(selection) });
    await appendBulkActEvent(
      tx,
      actor,
      { ...act, action, total, requestId },
      { action: 'bulkAct.start', reason, changes },
    );
    return act.id;
  });
  await UNSAFE_wakeBulkActs();
  return id;
}

/** A selection as the trail keeps it: the IDs, or the search and the filters. */
const said = (selection: BulkSelection) =>
  selection.kind === 'chosen'
    ? selection.registrationIds
    : { matching: true, ...registrationQueryParameters(selection.query) };
