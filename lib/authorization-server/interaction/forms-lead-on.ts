import type { Provider } from 'oidc-provider';
import { extendPolicy } from '@/lib/server/http/security-headers';
import { sourceOf } from './show-page';

/**
 * The library answers with a form that sends itself where a response is posted to the client, and where it ends a session before
 * it goes on. Chromium holds each address on that way against `form-action`, so this one answer may lead to the client's own.
 */
export function letFormsLeadOn(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    const { oidc } = ctx;
    if (oidc?.client === undefined && oidc?.entities.Interaction === undefined) return;
    if (ctx.respond === false || typeof ctx.body !== 'string' || !ctx.response.is('html')) return;
    const interaction = oidc.entities.Interaction?.params;
    const redirect = interaction?.redirect_uri ?? oidc.params?.redirect_uri;
    const client = oidc.client ?? (await provider.Client.find(String(interaction?.client_id)));
    const targets: unknown[] = [];
    if (typeof redirect === 'string' && client?.redirectUriAllowed(redirect)) targets.push(redirect);
    if (oidc.route === 'end_session') targets.push(oidc.params?.post_logout_redirect_uri);
    const addresses = targets.filter((target) => typeof target === 'string');
    extendPolicy(ctx.res, { 'form-action': addresses.map(sourceOf) });
  });
}
