import { createHash } from 'node:crypto';
import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose';
import {
  type AccessToken,
  type Client,
  type ClientCredentials,
  type KoaContextWithOIDC,
  Provider,
} from 'oidc-provider';
import { type ServerConfiguration, UNSAFE_isRevoked, UNSAFE_revokeToken } from '@/lib/data/protocol';
import { registrationOf } from './clients';

/**
 * JWT access tokens are not stored (decision 061): whoever presents one here is answered out of the token itself, its grant,
 * and the list of those that were revoked. The library knows stored tokens only and turns the others away.
 */

type Context = KoaContextWithOIDC;
type Model = { find: (value: string, options?: object) => Promise<unknown>; adapter: object };

/** The JWT that a request is about, under the name by which the library handles it. */
const presented = new WeakMap<Context, { name: string; token: string }>();

/** Endpoints that turn a JWT away before they look for it. */
const TOKEN_ENDPOINTS = new Set(['introspection', 'revocation']);

const looksLikeJwt = (value: unknown): value is string =>
  typeof value === 'string' && /^eyJ[\w-]*\.[\w-]*\.[\w-]*$/.test(value);

/** What a token is remembered by once it is revoked: what was signed, because a signature can be written in two ways. */
export const revocationKey = (token: string) =>
  createHash('sha256')
    .update(token.slice(0, token.lastIndexOf('.')))
    .digest();

/** Lets introspection, revocation and UserInfo find this server's own JWTs. */
export function acceptOwnJwts(provider: Provider, configuration: ServerConfiguration): void {
  const keys = createLocalJWKSet({ keys: configuration.keys.map(({ publicJwk }) => publicJwk) as never[] });

  // When the client is known, the parameters are, too: the JWT gets a name that does not look like one.
  const context = provider.OIDCContext.prototype as unknown as { entity(key: string, value: unknown): void };
  const { entity } = context;
  context.entity = function (this: Context['oidc'], key, value) {
    entity.call(this, key, value);
    const { params, route, ctx } = this as unknown as { params?: { token?: unknown }; route: string; ctx: Context };
    if (key !== 'Client' || !TOKEN_ENDPOINTS.has(route) || !looksLikeJwt(params?.token)) return;
    const name = `jwt ${createHash('sha256').update(params.token).digest('base64url')}`;
    presented.set(ctx, { name, token: params.token });
    params.token = name;
  };

  for (const kind of ['AccessToken', 'ClientCredentials'] as const) {
    const model = provider[kind] as unknown as Model;
    const find = model.find;
    model.find = async function (this: Model, value, options) {
      const ctx = Provider.ctx;
      const known = ctx === undefined ? undefined : presented.get(ctx);
      const token = known?.name === value ? known.token : looksLikeJwt(value) ? value : null;
      const found = token === null ? await find.call(this, value, options) : await open(token);
      // OIDC Core §5.3: our tokens with `openid` are taken by UserInfo, whatever other audience they have.
      if (ctx?.oidc.route === 'userinfo' && found instanceof provider.AccessToken) found.aud = undefined as never;
      return found instanceof provider[kind] ? found : undefined;
    };
  }

  async function open(token: string): Promise<AccessToken | ClientCredentials | undefined> {
    const options = { issuer: provider.issuer, typ: 'at+jwt', requiredClaims: ['exp', 'iat', 'client_id'] };
    // Whatever is wrong with it, it is no token of ours.
    const verified = await jwtVerify(token, keys, options).catch(() => null);
    if (verified === null || (await UNSAFE_isRevoked(revocationKey(token)))) return undefined;
    const found = await toToken(provider, verified.payload);
    if (found !== undefined) Object.assign(found, { destroy: () => revoke(token, verified.payload.exp ?? 0) });
    return found;
  }
}

const revoke = (token: string, expiresAt: number) => UNSAFE_revokeToken(revocationKey(token), expiresAt);

const PROTOCOL = new Set(['iss', 'sub', 'aud', 'exp', 'iat', 'jti', 'client_id', 'scope', 'grant_id', 'iat_ms', 'cnf']);

/** The library's token out of the claims; undefined when its client or its grant is not what it was. */
async function toToken(provider: Provider, payload: JWTPayload): Promise<AccessToken | ClientCredentials | undefined> {
  const { client_id: clientId, grant_id: grantId, iat_ms: issuedAt, iat, exp, aud, scope, jti } = payload;
  const client: Client | undefined = await provider.Client.find(String(clientId));
  if (client === undefined) return undefined;
  const extra = Object.fromEntries(Object.entries(payload).filter(([name]) => !PROTOCOL.has(name)));
  const members = { client, aud, scope, iat, exp, jti, extra, format: 'jwt' };
  if (typeof grantId !== 'string') {
    // `iat` says seconds: of the one in which a client was shut out, nobody would know which came first.
    const isOld = Number(issuedAt) < registrationOf(client).tokensValidFrom;
    return isOld ? undefined : new provider.ClientCredentials(members as never);
  }
  const grant = await provider.Grant.find(grantId);
  if (grant === undefined || grant.clientId !== clientId) return undefined;
  return new provider.AccessToken({ ...members, grantId, accountId: grant.accountId } as never);
}
