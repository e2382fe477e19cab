import type { Actor } from '@/lib/domain/actor';
import { openLink, RESET_LINK_MS } from '@/lib/domain/people/links';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import { signInRefused } from '@/lib/domain/people/sign-in-refused';
import type { Role } from '@/lib/domain/permissions';
import { DomainError } from '@/lib/domain/problem';
import { hashPassword } from '@/lib/server/passwords';
import { digestToken, newToken } from '@/lib/server/tokens';
import { UNSAFE_passwordErrors } from './accounts';
import { appendAuditEvent } from './audit';
import { requirePermission } from './authorize';
import { database } from './database';
import { PASSWORD_CHANGE, replacePassword, withdrawResets } from './replace-password';
import { transaction } from './transaction';
import { UNSAFE_changeUser } from './users';

type Facts = Pick<Actor, 'requestId' | 'address'>;

/** Until when an open link sets this person's password; null when there is none. The link itself is not kept. */
export async function getPasswordReset(actor: Actor, userId: string): Promise<{ expiresAt: string } | null> {
  await requirePermission(actor, 'user:write');
  const link = await database.invitation.findFirst({
    where: { userId, ...openLink(new Date()) },
    select: { expiresAt: true },
  });
  return link && { expiresAt: link.expiresAt.toISOString() };
}

/**
 * Makes a single-use link with which a person chooses another password; returns its token, this once. An earlier one is withdrawn.
 * The password they have goes on working until the link is used: who forgot it is no worse off, and who did not is not shut out.
 * Throws `not_applicable` for somebody without a password (a company account) and for a disabled person.
 */
export async function createPasswordReset(actor: Actor, userId: string): Promise<{ token: string }> {
  await requirePermission(actor, 'user:write');
  requireRecentSignIn(actor, new Date());
  const token = newToken();
  await UNSAFE_changeUser(actor, userId, async (tx, user) => {
    if (user.disabledAt !== null) throw new DomainError('not_applicable', { params: { state: 'disabled' } });
    if (!user.hasPassword) throw new DomainError('not_applicable', { params: { state: 'company' } });
    const now = new Date();
    const replaced = await withdrawResets(tx, userId, now);
    const expiresAt = new Date(now.getTime() + RESET_LINK_MS);
    await tx.invitation.create({
      data: { kind: 'reset', userId, tokenDigest: digestToken(token), createdBy: actor.id, expiresAt },
      select: { id: true },
    });
    return {
      action: 'passwordReset.create',
      changes: [
        { path: 'expiresAt', before: null, after: expiresAt.toISOString() },
        ...(replaced > 0 ? [{ path: 'replacedLinks', before: null, after: replaced }] : []),
      ],
    };
  });
  return { token };
}

/** Withdraws the open link. Throws `link_expired` when there is none (any more). */
export async function revokePasswordReset(actor: Actor, userId: string): Promise<void> {
  await requirePermission(actor, 'user:write');
  await UNSAFE_changeUser(actor, userId, async (tx) => {
    const withdrawn = await withdrawResets(tx, userId, new Date());
    if (withdrawn === 0) throw new DomainError('link_expired');
    return { action: 'passwordReset.revoke', changes: [] };
  });
}

/**
 * Uses a link up: the person it was for has another password and is signed out everywhere. Throws `link_expired`, and
 * `invalid_input` for a password that may not be used, which leaves the link as it was.
 */
export async function UNSAFE_resetPassword(
  token: string,
  password: string,
  facts: Facts,
): Promise<{ email: string; role: Role | null }> {
  const seen = await database.invitation.findFirst({
    where: { kind: 'reset', tokenDigest: digestToken(token), ...openLink(new Date()) },
    select: { user: { select: { id: true, name: true, email: true, role: true } } },
  });
  if (!seen?.user) throw new DomainError('link_expired');
  const { user } = seen;
  const passwordHash = await hashNewPassword('password', password, user);
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${user.id}::uuid FOR UPDATE`;
    const now = new Date();
    const used = await tx.invitation.updateMany({
      where: { tokenDigest: digestToken(token), user: { disabledAt: null }, ...openLink(now) },
      data: { usedAt: now },
    });
    if (used.count === 0) throw new DomainError('link_expired');
    await replacePassword(tx, user.id, passwordHash);
    await appendAuditEvent(tx, actorOf(user, facts), {
      action: 'user.password',
      targetId: user.id,
      targetName: user.email,
      reason: 'by a link that an administrator made',
      changes: [PASSWORD_CHANGE],
    });
  });
  return user;
}

/**
 * Gives a person who has just proved their present password another one, and signs them out everywhere. For those without the
 * console too. Throws `invalid_input` for a password that may not be used, and as for a wrong one when the one they proved has been
 * replaced meanwhile.
 */
export async function UNSAFE_changePassword(
  person: { id: string; name: string; email: string; role: Role | null; passwordChangedAt: Date | null },
  password: string,
  facts: Facts,
): Promise<void> {
  const passwordHash = await hashNewPassword('newPassword', password, person);
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM users WHERE id = ${person.id}::uuid FOR UPDATE`;
    const { id, passwordChangedAt } = person;
    if ((await tx.user.count({ where: { id, passwordChangedAt, disabledAt: null } })) === 0) throw signInRefused();
    await replacePassword(tx, person.id, passwordHash);
    await appendAuditEvent(tx, actorOf(person, facts), {
      action: 'user.password',
      targetId: person.id,
      targetName: person.email,
      changes: [PASSWORD_CHANGE],
    });
  });
}

async function hashNewPassword(path: string, password: string, person: { email: string; name: string }) {
  const fieldErrors = await UNSAFE_passwordErrors(path, password, person);
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  return hashPassword(password);
}

function actorOf({ id, name, role }: { id: string; name: string; role: Role | null }, facts: Facts): Actor {
  return { kind: 'user', id, name, role, sessionId: null, authenticatedAt: new Date(), origin: 'console', ...facts };
}
