import { DomainError } from '@/lib/domain/problem';
import type { ResourceKind } from '@/lib/domain/resources/model';
import type { Transaction } from '../database';
import { resourceChanges, toView } from './detail';
import { type ResourceRow, tableOf } from './table';

/**
 * Writes `data` over a row. Judged before it is written: a row that stays as it is keeps its version and says nothing to the running
 * servers; false then. Throws `conflict` where somebody was faster.
 */
export async function writeRow(
  tx: Transaction,
  kind: ResourceKind,
  before: ResourceRow,
  data: object,
): Promise<boolean> {
  if (resourceChanges(kind, before, { ...before, ...data }).length === 0) return false;
  const { id, rowVersion } = before;
  const { count } = await tableOf(tx, kind).updateMany({
    where: { id, rowVersion },
    data: { ...data, rowVersion: rowVersion + 1 },
  });
  if (count === 0) throw new DomainError('conflict', { current: toView(kind, before) });
  return true;
}
