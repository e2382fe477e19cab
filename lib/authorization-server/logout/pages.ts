import type { Client, KoaContextWithOIDC } from 'oidc-provider';
import { registrationOf } from '../clients';
import { clientFacts } from '../interaction/client-facts';
import { accountOf } from '../interaction/interaction';
import { showPageOf } from '../interaction/show-page';
import { logoutAddress } from './address';
import { signOutNow } from './sign-out';
import { subjectFor } from './subject';

/**
 * The library's hooks of RP-initiated logout. The person is asked, because a link on any site can lead here, unless the client
 * brings an ID token of the very person who is signed in (OIDC RP-Initiated Logout §2).
 */
export const logoutPages = {
  async logoutSource(ctx: KoaContextWithOIDC) {
    const { session, client, params } = ctx.oidc;
    const hint = ctx.oidc.entities.IdTokenHint as { payload?: { sub?: string } } | undefined;
    if (client && hint?.payload?.sub !== undefined && hint.payload.sub === (await subjectFor(ctx, client))) {
      return signOutNow(ctx);
    }
    const account = await accountOf(session?.accountId);
    const view = {
      page: 'sign-out',
      address: logoutAddress(ctx, 'confirm'),
      xsrf: String((session?.state as { secret?: string } | undefined)?.secret ?? ''),
      client: factsOf(client),
      account: account && { name: account.name, email: account.email },
    } as const;
    const next = params?.post_logout_redirect_uri;
    showPageOf(ctx, view, { formLeadsTo: [typeof next === 'string' ? next : null] });
  },

  postLogoutSuccessSource(ctx: KoaContextWithOIDC) {
    const client = factsOf(ctx.oidc.client);
    const scope = client === null ? 'everywhere' : 'client';
    showPageOf(ctx, { page: 'signed-out', frames: [], next: null, client, scope });
  },
};

function factsOf(client: Client | undefined) {
  return client ? clientFacts(registrationOf(client).configuration, null) : null;
}
