import {
  type AccessToken,
  type ClientCredentials,
  type KoaContextWithOIDC,
  Provider,
  type RefreshToken,
} from 'oidc-provider';
import { registrationOf } from './clients';
import { storeAlso } from './stored-members';

type Claims = Record<string, unknown>;
type Token = AccessToken | ClientCredentials;
/** What the access tokens of a refresh token say, by the API they are for; and how often it was used. */
export type CountedRefreshToken = RefreshToken & { accessTokenClaims?: Record<string, Claims>; uses?: number };

const audienceOf = (token: Token) => String(token.aud ?? '');

/** Lets a refresh token remember what the access token that came with it said, and pass it on to its successor. */
export function rememberClaimsForRefresh(provider: Provider): void {
  const model = provider.RefreshToken as unknown as { prototype: CountedRefreshToken };
  storeAlso(model, 'accessTokenClaims', 'uses');
  const { save } = model.prototype;
  model.prototype.save = function (this: CountedRefreshToken) {
    const entities = Provider.ctx?.oidc.entities;
    const before = entities?.RotatedRefreshToken as CountedRefreshToken | undefined;
    const token = entities?.AccessToken;
    this.accessTokenClaims ??=
      before?.accessTokenClaims ?? (token === undefined ? {} : { [audienceOf(token)]: (token.extra ?? {}) as Claims });
    return save.call(this);
  };
}

/** What a refreshed token says because the first one did (fields.md §5); null where it is said anew. */
export function earlierClaims(ctx: KoaContextWithOIDC, token: Token): Claims | null {
  const { client, params, entities } = ctx.oidc;
  if (client === undefined || params?.grant_type !== 'refresh_token') return null;
  if (registrationOf(client).configuration.updateAccessTokenClaimsOnRefresh) return null;
  const refreshToken = (entities.RotatedRefreshToken ?? entities.RefreshToken) as CountedRefreshToken | undefined;
  return refreshToken?.accessTokenClaims?.[audienceOf(token)] ?? null;
}
