import type { KoaContextWithOIDC } from 'oidc-provider';
import { registrationOf } from './clients';

/**
 * What a person has granted a client before this request: what the interaction that has just ended says, what the session
 * remembers, and all that is asked for where the registration asks for no consent.
 */
export async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider, account } = ctx.oidc;
  if (client === undefined || session === undefined || account === undefined) return undefined;
  const grantId = ctx.oidc.result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const found = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  if (registrationOf(client).configuration.requireConsent) return found;
  const grant = found ?? new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
  grant.addOIDCScope([...ctx.oidc.requestParamOIDCScopes].join(' '));
  grant.addOIDCClaims([...ctx.oidc.requestParamClaims]);
  for (const [identifier, { scopes }] of Object.entries(ctx.oidc.resourceServers ?? {})) {
    const asked = [...ctx.oidc.requestParamScopes].filter((scope) => scopes.has(scope));
    if (asked.length > 0) grant.addResourceScope(identifier, asked.join(' '));
  }
  await grant.save();
  return grant;
}
