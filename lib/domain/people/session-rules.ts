import type { Actor } from '../actor';
import { DomainError } from '../problem';

/**
 * How long a sign-in lasts (OWASP ASVS 5.0 §7.3). Eight idle hours let a working day's meetings pass without losing a form;
 * after 24 hours everybody signs in again. An act that does harm asks for the password when it was last given more than
 * 15 minutes ago (security.md §4).
 */
export const SESSION_IDLE_MS = 8 * 60 * 60 * 1000;
export const SESSION_ABSOLUTE_MS = 24 * 60 * 60 * 1000;
export const RECENT_SIGN_IN_MS = 15 * 60 * 1000;

export type SessionTimes = { lastSeenAt: Date; expiresAt: Date; endedAt: Date | null };

/** Whether a session still stands at `now`. */
export function sessionStands(session: SessionTimes, now: Date): boolean {
  if (session.endedAt !== null) return false;
  if (session.expiresAt <= now) return false;
  return now.getTime() - session.lastSeenAt.getTime() < SESSION_IDLE_MS;
}

/** The same rule as a filter. */
export function standingSession(now: Date) {
  return { endedAt: null, expiresAt: { gt: now }, lastSeenAt: { gt: new Date(now.getTime() - SESSION_IDLE_MS) } };
}

/**
 * For an act that does harm (reset, delete, roles): throws `reauthentication_required` when a person's password was last
 * given too long ago. Tokens and jobs have no password to give.
 */
export function requireRecentSignIn(actor: Actor, now: Date): void {
  if (actor.kind !== 'user') return;
  const since =
    actor.authenticatedAt === null ? Number.POSITIVE_INFINITY : now.getTime() - actor.authenticatedAt.getTime();
  if (since > RECENT_SIGN_IN_MS) throw new DomainError('reauthentication_required');
}
