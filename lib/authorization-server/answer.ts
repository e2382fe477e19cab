import type { KoaContextWithOIDC } from 'oidc-provider';
import { hideExhausted } from './refresh-rules';

/** The last word on an answer, around all of the library's routes. */
export async function finishAnswer(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  hideExhausted(ctx);
  letFormLeadToClient(ctx);
}

/**
 * A page that posts the answer to the client (response_mode=form_post) must be allowed to: Chromium holds forms and their
 * redirects against `form-action`.
 */
function letFormLeadToClient(ctx: KoaContextWithOIDC): void {
  const redirectUri = ctx.oidc?.params?.redirect_uri;
  if (!ctx.type.includes('html') || typeof redirectUri !== 'string' || !ctx.oidc.redirectUriCheckPerformed) return;
  const policy = ctx.response.get('content-security-policy');
  const { origin, protocol } = new URL(redirectUri);
  const target = origin === 'null' ? protocol : origin;
  ctx.set(
    'content-security-policy',
    policy.replace(/form-action [^;]*/, (directive) => `${directive} ${target}`),
  );
}
