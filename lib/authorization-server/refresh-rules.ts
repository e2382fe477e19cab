import { type Client, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { artifactId, UNSAFE_countRefresh } from '@/lib/data/protocol';
import { registrationOf } from './clients';
import { refreshTokenEnd } from './lifetimes';
import type { CountedRefreshToken } from './refresh-claims';

/** Set on a context whose answer must not name the refresh token: it has been used for the last time. */
const exhausted = new WeakSet<KoaContextWithOIDC>();

/** fields.md §5, Refresh count: 0 issues none. */
export function issueRefreshToken(_ctx: KoaContextWithOIDC, client: Client): boolean {
  return registrationOf(client).configuration.refreshTokenLimit !== 0;
}

/**
 * Decides what becomes of a refresh token that is being used, and counts the use. One-time: replaced by another, until the
 * limit is reached and none follows. Reuse: stays, its end moved where it slides, until its uses are over.
 */
export async function rotateRefreshToken(ctx: KoaContextWithOIDC): Promise<boolean> {
  const { client, entities } = ctx.oidc;
  const token = entities.RefreshToken as CountedRefreshToken | undefined;
  if (client === undefined || token === undefined) return true;
  const { configuration } = registrationOf(client);
  const limit = configuration.refreshTokenLimit === 'unlimited' ? null : configuration.refreshTokenLimit;
  // A registration whose lifetimes were shortened shortens those of what was issued.
  const end = refreshTokenEnd(configuration, token.iiat ?? 0);
  if (end <= Date.now() / 1000) throw new errors.InvalidGrant('refresh token is expired');

  if (configuration.refreshTokenUsage === 'oneTimeOnly') {
    const uses = (token.rotations ?? 0) + 1;
    if (limit !== null && uses > limit) throw new errors.InvalidGrant('refresh token was used as often as it may be');
    if (limit === null || uses < limit) return true;
    await token.consume();
  } else {
    const counted = await UNSAFE_countRefresh(artifactId('RefreshToken', token.jti), {
      limit,
      expiresAt: Math.min(end, configuration.refreshTokenExpiration === 'absolute' ? (token.exp ?? end) : end),
    });
    if (counted === null) throw new errors.InvalidGrant('refresh token was used as often as it may be');
    if (limit === null || counted.uses < limit) return false;
  }
  exhausted.add(ctx);
  return false;
}

/** The library names the refresh token that it was given; one that was used up is not for the answer. */
export function hideExhausted(ctx: KoaContextWithOIDC): void {
  if (!exhausted.has(ctx) || typeof ctx.body !== 'object' || ctx.body === null) return;
  const { refresh_token: _, ...rest } = ctx.body as Record<string, unknown>;
  ctx.body = rest;
}
