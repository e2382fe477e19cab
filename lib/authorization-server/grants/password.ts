import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider';
import { DomainError } from '@/lib/domain/problem';
import { provePerson } from '@/lib/server/prove-person';
import { headersOf } from '@/lib/server/request';
import { registrationOf } from '../clients';
import { type GrantParts, grantAll, type Issue, issueRefreshTokenFor, newAccessToken, requireClient } from './issue';

/** RFC 6749 §4.3. Guesses are counted with those at our own sign-in page: this door is no easier than that one. */
export function registerPasswordGrant({ provider, findTarget, findAccount }: GrantParts): void {
  const handler = async (ctx: KoaContextWithOIDC) => {
    const accountId = await proveAccount(ctx);
    const account = await findAccount(ctx, accountId);
    if (account === undefined) throw new errors.InvalidGrant('the person may not sign in');
    const scopes = [...ctx.oidc.requestParamScopes];
    const issue: Issue = { account, gty: 'password', target: findTarget(ctx, requireClient(ctx)), scopes };
    const grant = await grantAll(ctx, provider, issue);
    const token = newAccessToken(ctx, provider, issue, grant);
    const accessToken = await token.save();
    ctx.body = {
      access_token: accessToken,
      expires_in: token.expiration,
      token_type: token.tokenType,
      scope: token.scope || undefined,
      refresh_token: await issueRefreshTokenFor(ctx, provider, issue, grant),
      id_token: scopes.includes('openid') ? await idToken(ctx, provider, issue, accessToken) : undefined,
    };
  };
  provider.registerGrantType('password', handler, ['username', 'password', 'scope', 'resource'], ['resource']);
}

/** The id of the person whose name and password these are. One answer to everything that is wrong, and the same work for it. */
async function proveAccount(ctx: KoaContextWithOIDC): Promise<string> {
  const { username, password } = ctx.oidc.params ?? {};
  if (typeof username !== 'string' || typeof password !== 'string') {
    throw new errors.InvalidRequest('username and password are required');
  }
  if (!registrationOf(requireClient(ctx)).configuration.enableLocalLogin) {
    throw new errors.InvalidGrant('people of this client sign in elsewhere');
  }
  const person = await provePerson({ email: username, password }, headersOf(ctx.req)).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== 'rate_limited') throw error;
    throw Object.assign(new errors.InvalidGrant('too many attempts'), { status: 429, statusCode: 429 });
  });
  if (person === null) throw new errors.InvalidGrant('username or password is wrong');
  return person.id;
}

async function idToken(ctx: KoaContextWithOIDC, provider: Provider, issue: Issue, accessToken: string) {
  const scope = issue.scopes.join(' ');
  const claims = await issue.account.claims('id_token', scope, {}, []);
  const token = new provider.IdToken(
    { ...claims, sub: issue.account.accountId, amr: ['pwd'], auth_time: Math.floor(Date.now() / 1000) } as never,
    { ctx },
  );
  Object.assign(token, { scope });
  token.set('at_hash', accessToken);
  return token.issue({ use: 'idtoken' } as never);
}
