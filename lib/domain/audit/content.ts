import { canonicalJson } from './canonical-json';
import type { AuditEventView } from './event';

/** What the caller knows of an event; its place in the chain (sequence, time, hashes) is given under the chain's lock. */
export type AuditContent = Omit<AuditEventView, 'sequence' | 'at' | 'hash' | 'previousHash'>;

/**
 * The text whose SHA-256 stands for an event's content. The first line names the format, so that a later one can be told
 * from this one by those who verify old events.
 *
 * The chain then is `hash = SHA-256(previousHash ‖ sequence ‖ at ‖ SHA-256(content))`, sequence and milliseconds since
 * 1970 as 8 bytes big-endian: short enough for the database to compute it itself while it holds the lock.
 */
export function contentText(event: AuditContent): string {
  const { actorKind, actorId, actorName, role, origin, requestId, address } = event;
  const { action, targetType, targetId, targetName, reason, changes } = event;
  // In the order that the text has: then it need not be made.
  const from = { action, actorId, actorKind, actorName, address, changes, origin };
  const to = { reason, requestId, role, targetId, targetName, targetType };
  return `clientele-audit-1\n${canonicalJson({ ...from, ...to })}`;
}

/** The hash before the first event's: 32 zero bytes. */
export const GENESIS_HASH = '0'.repeat(64);
