import { openLink } from '@/lib/domain/people/links';
import type { Transaction } from './database';
import { endPersonTokens } from './protocol/end-tokens';
import { endSessions } from './sessions';

/** How a change of password stands in the trail: that there was one, and nothing of either. */
export const PASSWORD_CHANGE = { path: 'password', before: '•••', after: '•••' };

/**
 * Gives a person another password. Whoever knew the old one is out: every session of the console but `exceptSessionId` and every
 * one of the server that applications use, what was issued to those, and links that would set it again. Returns how many sessions
 * of the console ended. The caller writes the event.
 */
export async function replacePassword(
  tx: Transaction,
  userId: string,
  passwordHash: string,
  exceptSessionId: string | null = null,
): Promise<number> {
  const now = new Date();
  await tx.user.update({
    where: { id: userId, disabledAt: null },
    data: { passwordHash, passwordChangedAt: now, version: { increment: 1 } },
    select: { id: true },
  });
  const ended = await endSessions(tx, { userId, exceptSessionId });
  await endPersonTokens(tx, userId);
  await withdrawResets(tx, userId, now);
  return ended;
}

/** Withdraws the open links that would set a person's password; returns how many. */
export async function withdrawResets(tx: Transaction, userId: string, now: Date): Promise<number> {
  const { count } = await tx.invitation.updateMany({ where: { userId, ...openLink(now) }, data: { revokedAt: now } });
  return count;
}
