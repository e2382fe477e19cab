import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import { artifactId, type ServerConfiguration, UNSAFE_countRefresh } from '@/lib/data/protocol';
import { registrationOf } from './clients';
import { refreshTokenEnd } from './lifetimes';
import type { CountedRefreshToken } from './refresh-claims';
import { mayHave, readScopes, type ScopeMap } from './scopes';

/** Set on a context whose answer must not name the refresh token: it has been used for the last time. */
const exhausted = new WeakSet<KoaContextWithOIDC>();

/** The library's hook for a refresh token that is being used: what it may still give, and what becomes of it. */
export function refreshRules(configuration: ServerConfiguration) {
  const scopes = readScopes(configuration);
  return (ctx: KoaContextWithOIDC): Promise<boolean> => {
    leaveOutWithdrawn(ctx, scopes);
    return rotateRefreshToken(ctx);
  };
}

/**
 * RFC 6749 §6: a refresh token stands for what was granted once; what is issued on it is what the client may have today (fields.md
 * §3). Asking by name for what it may not have is refused. Throws `invalid_scope`, and `invalid_grant` when nothing is left.
 */
function leaveOutWithdrawn(
  { oidc: { client, entities, params, requestParamScopes } }: KoaContextWithOIDC,
  scopes: ScopeMap,
) {
  const token = entities.RefreshToken;
  if (client === undefined || token === undefined || params === undefined) return;
  const { configuration } = registrationOf(client);
  const asked = params.scope === undefined ? token.scopes : requestParamScopes;
  const left = [...asked].filter((scope) => mayHave(configuration, scope, scopes));
  if (left.length === asked.size) return;
  if (params.scope !== undefined) throw new errors.InvalidScope('requested scope is not allowed', String(params.scope));
  if (left.length === 0) throw new errors.InvalidGrant('the client may have none of the scopes of the refresh token');
  params.scope = left.join(' ');
}

/**
 * Decides what becomes of a refresh token that is being used, and counts the use. One-time: replaced by another, until the
 * limit is reached and none follows. Reuse: stays, its end moved where it slides, until its uses are over.
 */
async function rotateRefreshToken(ctx: KoaContextWithOIDC): Promise<boolean> {
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
