import type { Actor } from '@/lib/domain/actor';
import { diffRecords } from '@/lib/domain/diff/changes';
import type { OwnProfile } from '@/lib/domain/people/views';
import { parseTheme, type Theme } from '@/lib/domain/preferences';
import { DomainError } from '@/lib/domain/problem';
import { hashPassword, verifyPassword } from '@/lib/server/passwords';
import { UNSAFE_passwordErrors } from './accounts';
import { appendAuditEvent } from './audit';
import { requirePermission } from './authorize';
import { database } from './database';
import { PASSWORD_CHANGE, replacePassword } from './replace-password';
import { transaction } from './transaction';

/** What the account page shows of the person who looks at it. */
export async function getOwnProfile(actor: Actor): Promise<OwnProfile> {
  await requirePermission(actor, 'account:write');
  const user = await database.user.findUnique({
    where: { id: actor.id ?? '' },
    select: { email: true, name: true, role: true, theme: true, shortcuts: true, passwordHash: true },
  });
  if (!user?.role) throw new DomainError('not_found');
  const { passwordHash, theme, role, ...profile } = user;
  return { ...profile, role, theme: parseTheme(theme), hasPassword: passwordHash !== null };
}

/** Whether `password` is the actor's own. Costs the same whatever the answer. */
export async function verifyOwnPassword(actor: Actor, password: string): Promise<boolean> {
  await requirePermission(actor, 'account:write');
  const user = await database.user.findUnique({ where: { id: actor.id ?? '' }, select: { passwordHash: true } });
  return verifyPassword(user?.passwordHash ?? null, password);
}

/**
 * Gives the actor another password and ends their other sessions. Whoever knew the old one is out.
 * The caller has verified the present password. Throws `invalid_input` for a password that may not be used, and `unauthenticated`
 * when somebody has replaced the present one meanwhile, which ended this session.
 */
export async function updateOwnPassword(actor: Actor, password: string): Promise<{ endedSessions: number }> {
  await requirePermission(actor, 'account:write');
  const userId = actor.id ?? '';
  const user = await database.user.findUnique({ where: { id: userId }, select: { email: true, name: true } });
  if (!user) throw new DomainError('not_found');
  const fieldErrors = await UNSAFE_passwordErrors('newPassword', password, user);
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  const passwordHash = await hashPassword(password);
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    if (actor.sessionId !== null) {
      const stands = await tx.session.count({ where: { id: actor.sessionId, endedAt: null } });
      if (stands === 0) throw new DomainError('unauthenticated');
    }
    const endedSessions = await replacePassword(tx, userId, passwordHash, actor.sessionId);
    await appendAuditEvent(tx, actor, {
      action: 'user.password',
      targetId: userId,
      targetName: user.email,
      changes: [PASSWORD_CHANGE],
    });
    return { endedSessions };
  });
}

/** Keeps how the actor likes the console. */
export async function updateOwnPreferences(actor: Actor, wanted: { theme: Theme; shortcuts: boolean }): Promise<void> {
  await requirePermission(actor, 'account:write');
  await transaction(async (tx) => {
    const select = { email: true, theme: true, shortcuts: true };
    const before = await tx.user.findUnique({ where: { id: actor.id ?? '' }, select });
    if (!before) throw new DomainError('not_found');
    const changes = diffRecords({ theme: before.theme, shortcuts: before.shortcuts }, wanted);
    if (changes.length === 0) return;
    await tx.user.update({ where: { id: actor.id ?? '' }, data: wanted, select: { id: true } });
    await appendAuditEvent(tx, actor, { action: 'user.update', targetId: actor.id, targetName: before.email, changes });
  });
}
