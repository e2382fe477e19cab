import type { Client, KoaContextWithOIDC } from 'oidc-provider';
import { logger } from '@/lib/server/logger';
import { logoutAddress } from './address';
import { goOnThroughFrames } from './front-channel';

type Notified = Client & {
  backchannelLogoutUri?: string;
  backchannelLogout(accountId: string, sid: string | undefined): Promise<void>;
};

/** Ends the session of this browser without asking again: tells each application over both channels, and leads on. */
export async function signOutNow(ctx: KoaContextWithOIDC): Promise<void> {
  const { session, provider } = ctx.oidc;
  if (session === undefined) return;
  const { accountId = '' } = session;
  const clientIds = Object.keys(session.authorizations ?? {});
  await Promise.all(
    clientIds.map(async (clientId) => {
      const client = (await provider.Client.find(clientId)) as Notified | undefined;
      if (client?.backchannelLogoutUri === undefined) return;
      await client.backchannelLogout(accountId, session.sidFor(clientId)).catch((error: unknown) => {
        logger.warn({ err: error, clientId }, 'back-channel logout failed');
      });
    }),
  );
  await session.destroy();
  ctx.cookies.set(provider.cookieName('session'), null, { path: '/', httpOnly: true, sameSite: 'lax', signed: true });
  ctx.status = 303;
  ctx.redirect(nextAddress(ctx));
  await goOnThroughFrames(ctx, clientIds);
}

function nextAddress(ctx: KoaContextWithOIDC): string {
  const { post_logout_redirect_uri: next, state } = ctx.oidc.params ?? {};
  if (typeof next !== 'string') return logoutAddress(ctx, 'success');
  const address = new URL(next);
  if (typeof state === 'string') address.searchParams.set('state', state);
  return address.href;
}
