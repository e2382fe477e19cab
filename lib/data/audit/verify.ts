import type { Actor } from '@/lib/domain/actor';
import { type AuditHeadView, type ChainFault, chainCheck, formatHead } from '@/lib/domain/audit/chain';
import { diffRecords } from '@/lib/domain/diff/changes';
import { appendAuditEvent } from '../audit';
import { requirePermission } from '../authorize';
import { database, type Transaction } from '../database';
import { transaction } from '../transaction';
import { readEnds } from './head';
import { sha256 } from './sha256';
import { EVERY_EVENT, UNSAFE_streamEvents } from './stream';

export type Verification = {
  /** Where the chain ends: publish it, and the next verification can find truncation by it. */
  head: AuditHeadView;
  /** How many events were read before the first fault, or in all. */
  events: number;
  fault: ChainFault | null;
};

/**
 * Reads the whole chain and names the first event that is wrong. Without a `published` head the chain is held against its
 * own head row, which whoever owns the database could have moved.
 */
export async function verifyAuditChain(actor: Actor, published: AuditHeadView | null): Promise<Verification> {
  await requirePermission(actor, 'audit:verify');
  const verification = await checkChain(database, published);
  try {
    await recordVerification(actor, published, verification);
  } catch (error) {
    // A broken chain may be unable to take one more event. What is wrong with it must be said all the same.
    if (verification.fault === null) throw error;
  }
  return verification;
}

function recordVerification(actor: Actor, published: AuditHeadView | null, { events, head, fault }: Verification) {
  const against = published === null ? null : formatHead(published);
  return transaction((tx) =>
    appendAuditEvent(tx, actor, {
      action: 'audit.verify',
      targetId: null,
      targetName: fault === null ? 'sound' : 'broken',
      changes: diffRecords(null, { events, head: formatHead(head), against, fault }),
    }),
  );
}

async function checkChain(tx: Transaction, published: AuditHeadView | null): Promise<Verification> {
  const { head, last } = await readEnds(tx);
  const check = chainCheck({ sha256, heads: published === null ? [head] : [published, head] });
  let events = 0;
  for await (const batch of UNSAFE_streamEvents(EVERY_EVENT, last)) {
    for (const event of batch) {
      const fault = check.next(event);
      if (fault !== null) return { head, events, fault };
      events++;
    }
  }
  const isPastHead = BigInt(last) > BigInt(head.sequence);
  return { head, events, fault: isPastHead ? { sequence: last, kind: 'head' } : check.end() };
}
