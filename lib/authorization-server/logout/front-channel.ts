import type { Client, KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { SignedOutView } from '@/lib/domain/interaction/views';
import { registrationOf } from '../clients';
import { clientFacts } from '../interaction/client-facts';
import { showPageOf } from '../interaction/show-page';
import { logoutAddress } from './address';

/** What the library has no word for: OpenID Connect Front-Channel Logout 1.0. */
export function addFrontChannelLogout(provider: Provider): void {
  const rules = provider.Client.prototype as unknown as { includeSid(this: Client): boolean };
  const { includeSid } = rules;
  // §3: an application that wants to be told which session ended has to know its name, from the ID token.
  rules.includeSid = function () {
    const { frontChannelLogoutUri, frontChannelLogoutSessionRequired } = registrationOf(this).configuration;
    return Boolean(includeSid.call(this)) || (frontChannelLogoutUri !== null && frontChannelLogoutSessionRequired);
  };
  provider.use(async (context, next) => {
    await next();
    const ctx = context as KoaContextWithOIDC;
    if (ctx.oidc?.route !== 'end_session_confirm' || ctx.status !== 303) return;
    const { session, params, client } = ctx.oidc;
    if (params?.logout) return goOnThroughFrames(ctx, Object.keys(session?.authorizations ?? {}));
    if (client === undefined)
      showPageOf(ctx, { page: 'signed-out', frames: [], next: null, client: null, scope: 'nowhere' });
  });
}

/**
 * Puts a page with a frame for each application that wants to be told in front of the redirect that stands on the answer. Without
 * such an application the redirect stays.
 */
export async function goOnThroughFrames(ctx: KoaContextWithOIDC, clientIds: readonly string[]): Promise<void> {
  const clients = await Promise.all(clientIds.map((clientId) => ctx.oidc.provider.Client.find(clientId)));
  const frames = clients.flatMap((client) => {
    const address = client && frameOf(ctx, client);
    return address ? [address] : [];
  });
  if (frames.length === 0) return;
  const next = ctx.response.get('location');
  const view: SignedOutView = {
    page: 'signed-out',
    frames: frames.sort(),
    next: next.startsWith(logoutAddress(ctx, 'success')) ? null : next,
    client: ctx.oidc.client ? clientFacts(registrationOf(ctx.oidc.client).configuration, null) : null,
    scope: 'everywhere',
  };
  showPageOf(ctx, view, { frames });
}

/** §2: with `iss` and `sid` when the client asks for them. */
function frameOf(ctx: KoaContextWithOIDC, client: Client): string | null {
  const { frontChannelLogoutUri, frontChannelLogoutSessionRequired } = registrationOf(client).configuration;
  if (frontChannelLogoutUri === null) return null;
  const address = new URL(frontChannelLogoutUri);
  if (frontChannelLogoutSessionRequired) {
    address.searchParams.set('iss', ctx.oidc.issuer);
    address.searchParams.set('sid', ctx.oidc.session?.sidFor(client.clientId) ?? '');
  }
  return address.href;
}
