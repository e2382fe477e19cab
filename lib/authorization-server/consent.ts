import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import { UNSAFE_findConsent } from '@/lib/data/consents';
import { registrationOf } from './clients';

/**
 * What a person has granted a client before this request: what the interaction that has just ended says; all that is asked for
 * where the registration asks for no consent; otherwise what a remembered consent covers whole. Undefined has the library ask.
 */
export async function loadExistingGrant(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { client, account, provider, result } = ctx.oidc;
  if (client === undefined || account === undefined) return undefined;
  const decided = result?.consent?.grantId;
  const grant = decided === undefined ? undefined : await provider.Grant.find(decided);
  // Somebody else may have signed in after the answer.
  if (grant?.accountId === account.accountId) return grant;
  // `prompt=consent`: nothing that was said before counts.
  if (ctx.oidc.prompts.has('consent')) return undefined;
  const registration = registrationOf(client);
  if (registration.configuration.requireConsent) {
    const consent = await UNSAFE_findConsent(account.accountId, registration.id);
    if (consent === null || !covers(consent, ctx)) return undefined;
  }
  return grantAllAsked(ctx, account.accountId);
}

function covers(consent: { scopes: string[]; claims: string[] }, { oidc }: KoaContextWithOIDC): boolean {
  const scopes = new Set(consent.scopes);
  const claims = new Set(consent.claims);
  return (
    [...oidc.requestParamScopes].every((scope) => scopes.has(scope)) &&
    [...oidc.requestParamClaims].every((claim) => claims.has(claim))
  );
}

/** A grant for each sign-in: a code that is replayed takes back what was issued with it, and nothing else. */
async function grantAllAsked({ oidc }: KoaContextWithOIDC, accountId: string): Promise<Grant> {
  const { client, provider } = oidc;
  const grant = new provider.Grant({ accountId, clientId: client?.clientId ?? '' });
  grant.addOIDCScope([...oidc.requestParamOIDCScopes].join(' '));
  grant.addOIDCClaims([...oidc.requestParamClaims]);
  for (const [identifier, { scopes }] of Object.entries(oidc.resourceServers ?? {})) {
    const asked = [...oidc.requestParamScopes].filter((scope) => scopes.has(scope));
    if (asked.length > 0) grant.addResourceScope(identifier, asked.join(' '));
  }
  await grant.save();
  return grant;
}
