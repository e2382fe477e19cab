import type { Actor } from '@/lib/domain/actor';
import type { Change } from '@/lib/domain/audit/event';
import { diffRecords } from '@/lib/domain/diff/changes';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import type { Role } from '@/lib/domain/permissions';
import { DomainError } from '@/lib/domain/problem';
import { appendAuditEvent } from './audit';
import { requirePermission } from './authorize';
import type { Transaction } from './database';
import { endPersonTokens } from './protocol/end-tokens';
import { withdrawResets } from './replace-password';
import { endSessions } from './sessions';
import { transaction } from './transaction';

/**
 * Gives a person another role, or none: an account for applications only. It holds at their next request, because every request reads it
 * from the database. `seen` is the role that the page showed: throws `conflict` when they have another one by now, so that an old page
 * gives nobody back what was taken from them.
 */
export async function changeUserRole(
  actor: Actor,
  userId: string,
  role: Role | null,
  seen?: Role | null,
): Promise<void> {
  await requirePermission(actor, 'user:write');
  requireRecentSignIn(actor, new Date());
  await UNSAFE_changeUser(actor, userId, async (tx, user) => {
    if (user.role === role) return null;
    if (seen !== undefined && user.role !== seen) throw new DomainError('conflict');
    if (role !== 'admin') await requireAnotherAdministrator(tx, userId);
    await tx.user.update({ where: { id: userId }, data: { role, version: { increment: 1 } } });
    if (role === null) await endSessions(tx, { userId });
    return { action: 'user.role', changes: [{ path: 'role', before: user.role, after: role }] };
  });
}

/** Shuts a person out, sessions included, or lets them back in. */
export async function setUserDisabled(actor: Actor, userId: string, disabled: boolean): Promise<void> {
  await requirePermission(actor, 'user:write');
  requireRecentSignIn(actor, new Date());
  await UNSAFE_changeUser(actor, userId, async (tx, user) => {
    if ((user.disabledAt !== null) === disabled) return null;
    if (disabled) await requireAnotherAdministrator(tx, userId);
    const disabledAt = disabled ? new Date() : null;
    await tx.user.update({ where: { id: userId }, data: { disabledAt, version: { increment: 1 } } });
    if (disabled) {
      await endSessions(tx, { userId });
      await withdrawResets(tx, userId, new Date());
    }
    await endPersonTokens(tx, userId);
    return {
      action: disabled ? 'user.disable' : 'user.enable',
      changes: [{ path: 'disabled', before: !disabled, after: disabled }],
    };
  });
}

/**
 * Signs a person out everywhere, of the console and of the server that applications use, and takes back sign-ins that are on their way
 * to an application; returns how many sessions that ended. An event also where there was none: what was under way is dead all the same.
 */
export async function endUserSessions(actor: Actor, userId: string): Promise<number> {
  await requirePermission(actor, 'user:write');
  let ended = 0;
  await UNSAFE_changeUser(actor, userId, async (tx, user) => {
    const atApplications = await tx.protocolArtifact.deleteMany({ where: { accountId: userId, kind: 'Session' } });
    await tx.protocolArtifact.deleteMany({ where: { accountId: userId, kind: 'Interaction' } });
    const signInsValidFrom = new Date();
    await tx.user.update({ where: { id: userId }, data: { signInsValidFrom }, select: { id: true } });
    ended = (await endSessions(tx, { userId })) + atApplications.count;
    const before = { sessions: ended, signInsValidFrom: user.signInsValidFrom };
    return { action: 'user.sign-out', changes: diffRecords(before, { sessions: 0, signInsValidFrom }) };
  });
  return ended;
}

type ChangedUser = { role: Role | null; disabledAt: Date | null; signInsValidFrom: Date | null; hasPassword: boolean };
type Deed = {
  action:
    | 'user.role'
    | 'user.claims'
    | 'user.disable'
    | 'user.enable'
    | 'user.sign-out'
    | 'passwordReset.create'
    | 'passwordReset.revoke';
  changes: Change[];
};

/**
 * One change to one person with its event. Every administrator's row is locked first and in one order, so that two who
 * demote each other take turns and the second finds out that there would be nobody left.
 */
export async function UNSAFE_changeUser(
  actor: Actor,
  userId: string,
  change: (tx: Transaction, user: ChangedUser) => Promise<Deed | null>,
): Promise<void> {
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM users WHERE role = 'admin' OR id = ${userId}::uuid ORDER BY id FOR UPDATE`;
    const user = await tx.user.findUnique({
      where: { id: userId },
      select: { email: true, role: true, disabledAt: true, signInsValidFrom: true, passwordHash: true },
    });
    if (!user) throw new DomainError('not_found');
    const { email, passwordHash, ...state } = user;
    const deed = await change(tx, { ...state, hasPassword: passwordHash !== null });
    if (deed) await appendAuditEvent(tx, actor, { ...deed, targetId: userId, targetName: email });
  });
}

/** Throws unless an enabled administrator other than `userId` remains. The rows are locked by `UNSAFE_changeUser`. */
async function requireAnotherAdministrator(tx: Transaction, userId: string): Promise<void> {
  const others = await tx.user.count({ where: { role: 'admin', disabledAt: null, id: { not: userId } } });
  if (others > 0) return;
  const last = await tx.user.count({ where: { role: 'admin', disabledAt: null, id: userId } });
  if (last > 0) throw new DomainError('last_administrator');
}
