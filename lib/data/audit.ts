import type { Actor } from '@/lib/domain/actor';
import { AUDIT_ACTIONS, type AuditAction } from '@/lib/domain/audit/actions';
import { storable } from '@/lib/domain/audit/canonical-json';
import { type AuditContent, contentText } from '@/lib/domain/audit/content';
import type { Change } from '@/lib/domain/audit/event';
import { maskChanges } from '@/lib/domain/audit/masking';
import { sha256 } from './audit/sha256';
import type { Transaction } from './database';

export type AuditEntry = {
  action: AuditAction;
  /** The row's id; null only where the act has no single target (an import, a verification). */
  targetId: string | null;
  /** What a person calls it: registration ID, e-mail, issuer, setting. */
  targetName: string;
  /** The reason the person gave, as typed. */
  reason?: string;
  changes?: readonly Change[];
};

/**
 * Writes the one event of a change, inside the change's own transaction: both or neither (security.md §5).
 *
 * Call it last, and once. It takes the lock on the head of the chain, which orders every writer of the installation, and
 * holds it until the transaction ends: what runs after it makes everybody wait, and what locks rows after it can deadlock.
 */
export async function appendAuditEvent(tx: Transaction, actor: Actor, entry: AuditEntry): Promise<void> {
  const { event, digest } = auditEvent(actor, entry);
  await tx.$queryRaw`SELECT append_audit_event(${JSON.stringify(event)}::text::jsonb, ${digest})`;
}

/** The events of several changes that are made in one transaction: each has its own. Call it last, and once. */
export async function appendAuditEvents(tx: Transaction, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
  for (const entry of entries) await appendAuditEvent(tx, actor, entry);
}

/** An event and the digest of its canonical text, for a statement of our own SQL that appends it. */
export function auditEvent(actor: Actor, entry: AuditEntry) {
  const event = auditContent(actor, entry);
  return { event, digest: sha256(contentText(event)) };
}

/** The event as it is hashed and stored: masked, and without what PostgreSQL cannot keep. */
function auditContent(actor: Actor, entry: AuditEntry): AuditContent {
  return storable<AuditContent>({
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    role: actor.kind === 'user' ? actor.role : null,
    origin: actor.origin,
    requestId: actor.requestId,
    address: actor.address,
    action: entry.action,
    targetType: AUDIT_ACTIONS[entry.action],
    targetId: entry.targetId,
    targetName: entry.targetName,
    reason: entry.reason ?? '',
    changes: maskChanges(entry.changes ?? []),
  });
}

/** A refusal worth telling: which act, and on what if that is known. */
export type Refusal = {
  /** Why: the problem code the person was answered with. */
  code: 'forbidden' | 'unauthenticated' | 'reauthentication_required' | 'bad_origin' | 'token_in_address';
  /** The permission asked for, or the address of the request. */
  subject: string;
};

/**
 * Writes the one event of a refusal of a signed-in person or token, in a transaction of its own: there is no change to share
 * one with. Call it before the error is thrown. Where nobody is signed in, a line of the security log is enough.
 */
export async function recordRefusal(tx: Transaction, actor: Actor, refusal: Refusal): Promise<void> {
  await appendAuditEvent(tx, actor, {
    action: 'access.refuse',
    targetId: refusal.subject,
    targetName: refusal.subject,
    changes: [{ path: 'code', before: null, after: refusal.code }],
  });
}
