import { DomainError } from '@/lib/domain/problem';
import type { Transaction } from '../database';

/**
 * Counts one use of a token, in the transaction of the registration that it makes: whether it may be used is asked and noted in
 * one statement, so that two at once cannot share the last use. Throws `unauthenticated` when it died since it was presented.
 */
export async function useInitialAccessToken(tx: Transaction, id: string | null, now: Date): Promise<void> {
  if (id === null) return;
  const used = await tx.$executeRaw`
    UPDATE initial_access_tokens SET uses = uses + 1, last_used_at = ${now}
    WHERE id = ${id}::uuid AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${now})
      AND (max_uses IS NULL OR uses < max_uses)`;
  if (used === 0) throw new DomainError('unauthenticated');
}
