import type { KoaContextWithOIDC } from 'oidc-provider';
import { hideExhausted } from './refresh-rules';
import { METHODS } from './routes';

/** The last word on an answer, around all of the library's routes. */
export async function finishAnswer(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  if (refuseMethod(ctx)) return;
  await next();
  hideExhausted(ctx);
  sayWhoIsUnknown(ctx);
  // RFC 6749 §5.1, for what is as old as that.
  if (ctx.oidc?.route === 'token') ctx.set('Pragma', 'no-cache');
}

/** RFC 9110 §15.5.6: the library says that there is nothing. */
function refuseMethod(ctx: KoaContextWithOIDC): boolean {
  const allowed = METHODS.get(ctx.path);
  const method = ctx.method === 'HEAD' ? 'GET' : ctx.method;
  if (allowed === undefined || method === 'OPTIONS' || allowed.includes(method)) return false;
  ctx.status = 405;
  ctx.set('Allow', allowed.join(', '));
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { error: 'invalid_request', error_description: `use ${allowed.join(' or ')}` };
  return true;
}

/** How the library calls it that nobody says who they are. */
const NOBODY = 'no client authentication mechanism provided';

/**
 * RFC 6749 §5.2: a client that says nothing of itself is `invalid_client`; the library says `invalid_request`. RFC 7662 §2.1: who asks
 * about tokens proves who it is, which a name that everybody knows does not.
 */
function sayWhoIsUnknown(ctx: KoaContextWithOIDC): void {
  const { route, client } = ctx.oidc ?? {};
  const said = (ctx.body ?? {}) as { error_description?: unknown };
  const isPublic = route === 'introspection' && client?.clientAuthMethod === 'none';
  if (said.error_description !== NOBODY && !isPublic) return;
  ctx.status = 401;
  ctx.set('WWW-Authenticate', `Basic realm="${ctx.oidc.issuer}", error="invalid_client"`);
  ctx.body = { error: 'invalid_client', error_description: isPublic ? 'a public client proves nothing' : NOBODY };
}
