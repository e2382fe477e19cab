import type { KoaContextWithOIDC } from 'oidc-provider';
import { hideExhausted } from './refresh-rules';
import { METHODS, ROUTES } from './routes';

/** The last word on an answer, around all of the library's routes. */
export async function finishAnswer(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  if (refuseMethod(ctx)) return;
  answerProgramsInJson(ctx);
  await next();
  tellMethods(ctx);
  hideExhausted(ctx);
  if (CLIENTS_ONLY.has(ctx.path)) {
    sayWhoIsUnknown(ctx);
    ctx.set('Cache-Control', 'no-store');
  }
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

/**
 * RFC 6749 §5.2: errors are JSON. Some programs accept HTML before anything else without knowing it (java.net.HttpURLConnection does),
 * and for the library whoever accepts that is a person.
 */
function answerProgramsInJson({ path, req }: KoaContextWithOIDC): void {
  if (CLIENTS_ONLY.has(path) || path === ROUTES.userinfo) req.headers.accept = 'application/json';
}

/** RFC 9110 §9.3.7: OPTIONS without a browser's question about another origin, which is all that the library answers. */
function tellMethods(ctx: KoaContextWithOIDC): void {
  const allowed = METHODS.get(ctx.path);
  if (ctx.method !== 'OPTIONS' || ctx.status !== 404 || allowed === undefined) return;
  ctx.status = 204;
  ctx.set('Allow', allowed.join(', '));
}

/** Where clients say who they are. */
const CLIENTS_ONLY: ReadonlySet<string> = new Set([
  ROUTES.token,
  ROUTES.introspection,
  ROUTES.revocation,
  ROUTES.pushed_authorization_request,
  ROUTES.device_authorization,
]);

/** What the library calls an invalid request where nobody says who they are, or says it in a way that proves nothing. */
const UNPROVEN: ReadonlySet<unknown> = new Set([
  'no client authentication mechanism provided',
  'invalid authorization header value format',
  'client_id and client_secret in the authorization header are not properly encoded',
  'invalid client_assertion format',
]);

/**
 * RFC 6749 §5.2, RFC 7521 §4.2.1: a client that has not proven who it is is `invalid_client`, and RFC 9110 §15.5.2: with a 401 goes
 * how to do better. RFC 7662 §2.1: who asks about tokens proves who it is, which a name that everybody knows does not.
 */
function sayWhoIsUnknown(ctx: KoaContextWithOIDC): void {
  const { route, client } = ctx.oidc ?? {};
  const said = (ctx.body ?? {}) as { error_description?: unknown };
  const isPublic = route === 'introspection' && client?.clientAuthMethod === 'none';
  if (isPublic || UNPROVEN.has(said.error_description)) {
    ctx.status = 401;
    ctx.body = {
      error: 'invalid_client',
      error_description: isPublic ? 'a public client proves nothing' : said.error_description,
    };
  }
  if (ctx.status !== 401 || ctx.res.hasHeader('WWW-Authenticate')) return;
  ctx.set('WWW-Authenticate', `Basic realm="${ctx.oidc.issuer}", error="invalid_client"`);
}
