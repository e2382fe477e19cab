import { createHash } from 'node:crypto';
import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import { DomainError } from '@/lib/domain/problem';
import { rateLimiter, spend } from '@/lib/server/rate-limiter';

/** RFC 8628 §3.2: seconds that a device waits before it asks again. */
export const INTERVAL = 5;

/** A second less, for clocks and networks. */
const POLLS = { name: 'device-poll', points: 1, seconds: INTERVAL - 1 };

/** RFC 8628 §3.5: who is told to wait and does not is told to wait longer. A code that has been answered is never slowed down. */
export async function slowDownPolls(ctx: KoaContextWithOIDC): Promise<void> {
  const answer = ctx.body as { error?: string } | undefined;
  if (ctx.oidc?.route !== 'token' || answer?.error !== 'authorization_pending') return;
  const code = createHash('sha256').update(String(ctx.oidc.params?.device_code)).digest('base64url');
  try {
    await spend(rateLimiter(POLLS), code);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'rate_limited') throw error;
    const { error: name, error_description } = new errors.SlowDown();
    ctx.body = { error: name, error_description };
  }
}
