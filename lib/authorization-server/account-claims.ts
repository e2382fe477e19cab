import type { Account, FindAccount, KoaContextWithOIDC } from 'oidc-provider';
import type { ServerConfiguration } from '@/lib/data/protocol';
import { registrationOf } from './clients';
import { valuesOf } from './token-claims';

/**
 * Puts two rules of ours around who finds a person: claims that an identity resource gives everybody, and where claims go. An ID
 * token says who signed in, and the rest only where the client says always, asks by name, or gets no access token to
 * ask UserInfo with (OIDC Core §5.4).
 */
export function releasingClaims(find: FindAccount, { identityResources }: ServerConfiguration): FindAccount {
  return async (ctx, accountId, token) => {
    const account = await find(ctx, accountId, token);
    if (account === undefined) return undefined;
    const claims: Account['claims'] = async (use, scope, requested, rejected) => {
      const person = await account.claims(use, scope, requested, rejected);
      const granted = new Set(scope.split(' '));
      const wanted = identityResources.filter(({ name }) => granted.has(name)).flatMap(({ userClaims }) => userClaims);
      const all = {
        ...person,
        ...valuesOf(
          wanted.filter((claim) => typeof claim !== 'string'),
          {},
        ),
      };
      if (use !== 'id_token' || mayCarryClaims(ctx)) return { ...all, sub: person.sub };
      const named = Object.keys(requested ?? {}).filter((name) => all[name] !== undefined);
      return { ...Object.fromEntries(named.map((name) => [name, all[name]])), sub: person.sub };
    };
    return { ...account, claims };
  };
}

function mayCarryClaims(ctx: KoaContextWithOIDC): boolean {
  const { client, params } = ctx.oidc;
  if (client === undefined) return false;
  if (registrationOf(client).configuration.alwaysIncludeUserClaimsInIdToken) return true;
  return ctx.oidc.route !== 'token' && params?.response_type === 'id_token';
}
