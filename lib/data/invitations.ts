import type { Actor } from '@/lib/domain/actor';
import { INVITATION_MS, openLink } from '@/lib/domain/people/links';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import type { InvitationView, OpenLink } from '@/lib/domain/people/views';
import type { Role } from '@/lib/domain/permissions';
import { DomainError } from '@/lib/domain/problem';
import { digestToken, newToken } from '@/lib/server/tokens';
import { appendAuditEvent } from './audit';
import { requirePermission } from './authorize';
import { database, type Transaction } from './database';
import { transaction } from './transaction';

/** Invitations that can still be accepted, the newest first. Their tokens are not kept, so a lost link is made anew. */
export async function listInvitations(actor: Actor): Promise<InvitationView[]> {
  await requirePermission(actor, 'user:read');
  const invitations = await database.invitation.findMany({
    where: { kind: 'invite', ...openLink(new Date()) },
    select: { id: true, email: true, role: true, createdBy: true, createdAt: true, expiresAt: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
  const names = await namesOf(invitations.map(({ createdBy }) => createdBy));
  return invitations.map(({ email, createdBy, createdAt, expiresAt, ...invitation }) => ({
    ...invitation,
    email: email ?? '',
    invitedBy: names.get(createdBy ?? '') ?? null,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}

/**
 * Invites a person: returns the token of a single-use link, this once. An earlier open invitation to the same address is
 * withdrawn, so there is one link to lose, and it says what was meant last.
 */
export async function createInvitation(
  actor: Actor,
  wanted: { email: string; role: Role | null },
): Promise<{ token: string }> {
  await requirePermission(actor, 'user:write');
  requireRecentSignIn(actor, new Date());
  const token = newToken();
  await transaction(async (tx) => {
    await lockAddress(tx, wanted.email);
    if ((await tx.user.count({ where: { email: wanted.email } })) > 0) {
      throw new DomainError('already_exists', {
        fieldErrors: [{ path: 'email', code: 'email_taken', params: { email: wanted.email } }],
      });
    }
    const now = new Date();
    const replaced = await tx.invitation.updateMany({
      where: { email: wanted.email, ...openLink(now) },
      data: { revokedAt: now },
    });
    const invitation = await tx.invitation.create({
      data: {
        kind: 'invite',
        ...wanted,
        tokenDigest: digestToken(token),
        createdBy: actor.id,
        expiresAt: new Date(now.getTime() + INVITATION_MS),
      },
      select: { id: true },
    });
    await appendAuditEvent(tx, actor, {
      action: 'invitation.create',
      targetId: invitation.id,
      targetName: wanted.email,
      changes: [
        { path: 'role', before: null, after: wanted.role },
        ...(replaced.count > 0 ? [{ path: 'replacedInvitations', before: null, after: replaced.count }] : []),
      ],
    });
  });
  return { token };
}

/** Withdraws an open invitation: its link stops working. Returns whose it was. */
export async function revokeInvitation(actor: Actor, invitationId: string): Promise<{ email: string }> {
  await requirePermission(actor, 'user:write');
  return transaction(async (tx) => {
    const now = new Date();
    const [revoked] = await tx.invitation.updateManyAndReturn({
      where: { id: invitationId, kind: 'invite', ...openLink(now) },
      data: { revokedAt: now },
      select: { email: true, role: true },
    });
    if (!revoked) throw new DomainError('link_expired');
    await appendAuditEvent(tx, actor, {
      action: 'invitation.revoke',
      targetId: invitationId,
      targetName: revoked.email ?? '',
      changes: [{ path: 'role', before: revoked.role, after: null }],
    });
    return { email: revoked.email ?? '' };
  });
}

/** What the holder of `token` may know of the link, or null when it does not work (any more). Looking uses nothing up. */
export async function UNSAFE_findOpenLink(token: string): Promise<OpenLink | null> {
  const link = await database.invitation.findFirst({
    where: { tokenDigest: digestToken(token), ...openLink(new Date()) },
    select: { kind: true, email: true, role: true, expiresAt: true, user: { select: { email: true, role: true } } },
  });
  if (!link || (link.kind === 'setup' && (await database.user.count()) > 0)) return null;
  const { kind, user, expiresAt } = link;
  const { email, role } = user ?? link;
  return { kind, email, role, expiresAt: expiresAt.toISOString() };
}

/** Orders everything that concerns one address: two invitations at once, an invitation and its acceptance. */
export async function lockAddress(tx: Transaction, email: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`people:${email}`}, 0))`;
}

async function namesOf(ids: (string | null)[]): Promise<Map<string, string>> {
  const users = await database.user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
