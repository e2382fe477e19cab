import type { AccessToken, Account, Client, FindAccount, Grant, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { issuesRefreshTokens } from '@/lib/domain/registration/refresh';
import { registrationOf } from '../clients';
import type { FindTarget, Target } from '../resources';

/** What a grant of our own is given when it is registered. */
export type GrantParts = { provider: Provider; findTarget: FindTarget; findAccount: FindAccount };

export type Issue = {
  account: Account;
  /** The grant's name in what is stored. */
  gty: string;
  target: Target | null;
  scopes: readonly string[];
  /** The grant of what this was exchanged for: it ends with that one. */
  origin?: string | undefined;
};

/** A grant of everything in `scopes`, for grants that no person is asked about. */
export async function grantAll(ctx: KoaContextWithOIDC, provider: Provider, issue: Issue): Promise<Grant> {
  const client = requireClient(ctx);
  const { account, origin } = issue;
  const grant = new provider.Grant({
    accountId: account.accountId,
    clientId: client.clientId,
    grantId: origin,
  } as never);
  grant.addOIDCScope(issue.scopes.join(' '));
  if (issue.target !== null) grant.addResourceScope(issue.target.identifier, issue.scopes.join(' '));
  await grant.save();
  ctx.oidc.entity('Account', account);
  ctx.oidc.entity('Grant', grant);
  return grant;
}

/** The access token of a grant of our own, not yet saved. */
export function newAccessToken(
  ctx: KoaContextWithOIDC,
  provider: Provider,
  { account, gty, target, scopes }: Issue,
  grant: Grant,
): AccessToken {
  const token = new provider.AccessToken({
    accountId: account.accountId,
    client: requireClient(ctx),
    grantId: grant.jti,
    gty,
  } as never);
  const asked = new Set(scopes);
  if (target === null) token.scope = grant.getOIDCScopeFiltered(asked);
  else {
    token.resourceServer = new provider.ResourceServer(target.identifier, target.server);
    const known = new Set(target.server.scope.split(' '));
    token.scope = grant.getResourceScopeFiltered(
      target.identifier,
      new Set([...asked].filter((one) => known.has(one))),
    );
  }
  ctx.oidc.entity('AccessToken', token);
  return token;
}

export function requireClient({ oidc: { client } }: KoaContextWithOIDC): Client {
  if (client === undefined) throw new Error('the token endpoint authenticates clients first');
  return client;
}

/** A refresh token beside `accessToken`, where the client's Refresh count allows one. */
export async function issueRefreshTokenFor(
  ctx: KoaContextWithOIDC,
  provider: Provider,
  { account, gty, target, scopes }: Issue,
  grant: Grant,
): Promise<string | undefined> {
  const client = requireClient(ctx);
  if (!issuesRefreshTokens(registrationOf(client).configuration)) return undefined;
  const token = new provider.RefreshToken({
    accountId: account.accountId,
    client,
    grantId: grant.jti,
    gty,
    scope: scopes.join(' '),
    resource: target?.identifier,
    rotations: 0,
    authTime: Math.floor(Date.now() / 1000),
    amr: ['pwd'],
  } as never);
  return token.save();
}
