import type { Actor } from '@/lib/domain/actor';
import { SESSION_ABSOLUTE_MS, sessionStands, standingSession } from '@/lib/domain/people/session-rules';
import { signInRefused } from '@/lib/domain/people/sign-in-refused';
import type { SessionView } from '@/lib/domain/people/views';
import type { Role } from '@/lib/domain/permissions';
import { DomainError } from '@/lib/domain/problem';
import { digestToken, newToken } from '@/lib/server/tokens';
import { appendAuditEvent } from './audit';
import { requirePermission } from './authorize';
import { database, statement, type Transaction } from './database';
import { transaction } from './transaction';

/** Writing `lastSeenAt` once a minute is exact enough for eight idle hours, and spares a write on nearly every request. */
const TOUCH_AFTER_MS = 60_000;

type SessionRow = {
  id: string;
  authenticatedAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  userId: string;
  name: string;
  email: string;
  role: Role;
};

const SESSION = `
  SELECT session.id, authenticated_at AS "authenticatedAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt",
    ended_at AS "endedAt", person.id AS "userId", name, email, role
  FROM sessions AS session JOIN users AS person ON person.id = user_id
  WHERE token_digest = $1 AND disabled_at IS NULL AND role IS NOT NULL`;

/**
 * The session behind a cookie's reference, with the person as they are now: role, none and disabling count at the next request. One
 * statement in SQL: every request of a signed-in person begins with it, and Prisma would make two.
 */
export async function UNSAFE_findSession(token: string, now = new Date()) {
  const [row] = await statement<SessionRow>('session', SESSION, [digestToken(token)]);
  if (row === undefined || !sessionStands(row, now)) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > TOUCH_AFTER_MS) {
    await database.session.updateMany({ where: { id: row.id, endedAt: null }, data: { lastSeenAt: now } });
  }
  const { userId, name, email, role, ...session } = row;
  return { ...session, user: { id: userId, name, email, role } };
}

/**
 * Opens a session for a person who has just proved who they are; returns the reference for the cookie. A session always
 * begins with a fresh one, so a cookie planted before the sign-in is worth nothing after it. Throws as for a wrong password when the
 * person was disabled, or got another password than the one that was proved, meanwhile.
 */
export async function UNSAFE_startSession(
  actor: Actor & { kind: 'user'; id: string },
  userAgent: string | null,
  /** Since when they have the password by which they proved it; null for a company account. */
  proof: { passwordChangedAt: Date | null } | null = null,
): Promise<string> {
  const token = newToken();
  const now = new Date();
  await transaction(async (tx) => {
    const [user] = await tx.user.updateManyAndReturn({
      where: { id: actor.id, disabledAt: null, ...(proof && { passwordChangedAt: proof.passwordChangedAt }) },
      data: { lastSignInAt: now },
      select: { email: true },
    });
    if (user === undefined) throw signInRefused();
    const session = await tx.session.create({
      data: {
        userId: actor.id,
        tokenDigest: digestToken(token),
        address: actor.address,
        userAgent: userAgent?.slice(0, 300) ?? null,
        authenticatedAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + SESSION_ABSOLUTE_MS),
      },
      select: { id: true },
    });
    await appendAuditEvent(tx, actor, {
      action: 'session.start',
      targetId: session.id,
      targetName: user.email,
    });
  });
  return token;
}

/** The sessions of this actor that stand, the latest seen first. */
export async function listOwnSessions(actor: Actor): Promise<SessionView[]> {
  await requirePermission(actor, 'account:write');
  if (!actor.id) return [];
  const sessions = await database.session.findMany({
    where: { userId: actor.id, ...standingSession(new Date()) },
    select: { id: true, address: true, userAgent: true, createdAt: true, lastSeenAt: true, expiresAt: true },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
  });
  return sessions.map(({ createdAt, lastSeenAt, expiresAt, ...session }) => ({
    ...session,
    signedInAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    current: session.id === actor.sessionId,
  }));
}

/** Ends one of the actor’s own sessions: signing out, here or elsewhere. Returns how many stood, none or one. */
export async function endOwnSession(actor: Actor, sessionId: string): Promise<number> {
  await requirePermission(actor, 'account:write');
  return transaction(async (tx) => {
    const session = await tx.session.findFirst({
      where: { id: sessionId, userId: actor.id ?? '' },
      select: { id: true, user: { select: { email: true } } },
    });
    if (!session) throw new DomainError('not_found');
    const ended = await endSessions(tx, { id: session.id });
    if (ended === 0) return 0;
    await appendAuditEvent(tx, actor, {
      action: 'session.end',
      targetId: session.id,
      targetName: session.user.email,
    });
    return ended;
  });
}

/** Ends every session of the actor but the one that asks; returns how many. */
export async function endOtherSessions(actor: Actor): Promise<number> {
  await requirePermission(actor, 'account:write');
  return transaction(async (tx) => {
    const ended = await endSessions(tx, { userId: actor.id ?? '', exceptSessionId: actor.sessionId });
    if (ended === 0) return 0;
    await appendAuditEvent(tx, actor, {
      action: 'session.end',
      targetId: null,
      targetName: actor.name,
      changes: [{ path: 'otherSessions', before: ended, after: 0 }],
    });
    return ended;
  });
}

/** Ends every standing session that `which` names; returns how many. The caller writes the event. */
export async function endSessions(
  tx: Transaction,
  which: { id: string } | { userId: string; exceptSessionId?: string | null },
): Promise<number> {
  const now = new Date();
  const where =
    'id' in which
      ? { id: which.id }
      : { userId: which.userId, ...(which.exceptSessionId ? { id: { not: which.exceptSessionId } } : {}) };
  const { count } = await tx.session.updateMany({ where: { ...where, endedAt: null }, data: { endedAt: now } });
  return count;
}

/** Notes that the person has just given the password again; returns when. */
export async function refreshAuthentication(actor: Actor): Promise<Date> {
  await requirePermission(actor, 'account:write');
  const now = new Date();
  await database.session.updateMany({
    where: { id: actor.sessionId ?? '', endedAt: null },
    data: { authenticatedAt: now },
  });
  return now;
}
