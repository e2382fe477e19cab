import type { AccessToken, ClientCredentials, JWTStructured, KoaContextWithOIDC } from 'oidc-provider';
import { issuedSince } from './arrival';
import { registrationOf } from './clients';

/**
 * What a JWT access token says besides the claims of RFC 9068: the grant that it stands on, by which introspection can tell
 * whether that is alive (the token itself is not stored: decision 061). A program's token stands on none, so it says itself, to the
 * millisecond, since when it counts as issued. `jti` where the client wants one.
 */
export async function customizeJwt(
  ctx: KoaContextWithOIDC,
  token: AccessToken | ClientCredentials,
  { payload }: JWTStructured,
): Promise<void> {
  const { client } = ctx.oidc;
  if (client !== undefined && !registrationOf(client).configuration.includeJwtId) delete payload.jti;
  if (token.kind === 'AccessToken' && token.grantId !== undefined) payload.grant_id = token.grantId;
  if (token.kind === 'ClientCredentials') payload.iat_ms = issuedSince();
}
