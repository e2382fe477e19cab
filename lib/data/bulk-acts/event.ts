import type { Actor } from '@/lib/domain/actor';
import type { AuditAction } from '@/lib/domain/audit/actions';
import type { Change } from '@/lib/domain/audit/event';
import type { BulkAction } from '@/lib/domain/registration/bulk-actions';
import { appendAuditEvent } from '../audit';
import type { Transaction } from '../database';

type Steered = { id: string; action: BulkAction; total: number; requestId: string };
type Steering = {
  action: Extract<AuditAction, `bulkAct.${string}`>;
  reason?: string;
  changes: readonly Change[];
};

/**
 * The event of an act on many as such: begun, cancelled, taken up again, stopped. What it changes are events of their own. All of
 * them have the act's request id, so that one search finds the whole story.
 */
export async function appendBulkActEvent(tx: Transaction, actor: Actor, act: Steered, event: Steering): Promise<void> {
  const { id: targetId, action, total, requestId } = act;
  await appendAuditEvent(tx, { ...actor, requestId }, { ...event, targetId, targetName: `${action} ${total}` });
}
