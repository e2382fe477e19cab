import { UNSAFE_recordRefusal } from '@/lib/data/refusals';
import type { Actor } from '@/lib/domain/actor';
import { rateLimiter, spend } from '@/lib/server/rate-limiter';

const REFUSALS = { name: 'registration-refused', points: 20, seconds: 60 };

/**
 * Writes down that a token which we know was refused (security.md §5). Counted before it is told, so that nobody fills the trail with
 * one token over and over: throws `rate_limited`.
 */
export async function recordKnownRefusal(actor: Actor, code: 'forbidden' | 'unauthenticated'): Promise<void> {
  await spend(rateLimiter(REFUSALS), actor.id ?? '');
  await UNSAFE_recordRefusal(actor, { code, subject: 'registration:register' });
}
