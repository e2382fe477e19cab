import type { AccessToken, ClientCredentials, KoaContextWithOIDC } from 'oidc-provider';
import type { ServerConfiguration } from '@/lib/data/protocol';
import { isReservedInTokens } from '@/lib/domain/protocol-claims';
import { claimsForToken } from '@/lib/domain/registration/client-claims';
import type { ClientClaim } from '@/lib/domain/registration/model';
import type { UserClaim } from '@/lib/domain/resources/model';
import { actorOf } from './actors';
import { registrationOf } from './clients';
import { earlierClaims } from './refresh-claims';

type Token = AccessToken | ClientCredentials;
type Claims = Record<string, unknown>;

/**
 * What an access token says beyond the protocol (fields.md §5, §7): claims of the client, and claims of the person that the API
 * and its scopes ask for. A refreshed token says what the first one said, unless the client wants it said anew.
 */
export function tokenClaims(configuration: ServerConfiguration) {
  return async (ctx: KoaContextWithOIDC, token: Token): Promise<Claims> => {
    const earlier = earlierClaims(ctx, token);
    if (earlier !== null) return earlier;
    const actor = actorOf(token);
    const claims = { ...personClaims(configuration, token, await personOf(ctx, token)), ...clientClaims(ctx, token) };
    const allowed = Object.entries(claims).filter(([name]) => !isReservedInTokens(name));
    return { ...Object.fromEntries(allowed), ...(actor === null ? {} : { act: actor }) };
  };
}

/** The client's own claims: in tokens of client credentials, and in every token where it says always. */
function clientClaims(ctx: KoaContextWithOIDC, token: Token): Claims {
  const { client } = ctx.oidc;
  if (client === undefined) return {};
  const { claims, clientClaimsPrefix, alwaysSendClientClaims } = registrationOf(client).configuration;
  const sent = token.kind === 'ClientCredentials' || alwaysSendClientClaims;
  return sent ? claimsForToken(claims, clientClaimsPrefix) : {};
}

async function personOf(ctx: KoaContextWithOIDC, token: Token): Promise<Claims | null> {
  if (token.kind !== 'AccessToken' || ctx.oidc.account === undefined) return null;
  return ctx.oidc.account.claims('userinfo', token.scope ?? '', {}, []);
}

/** What the API and the scopes of this token want to know of the person. */
function personClaims(configuration: ServerConfiguration, token: Token, person: Claims | null): Claims {
  if (person === null || token.aud === undefined) return {};
  const scopes = new Set(token.scope?.split(' '));
  const wanted = [
    ...configuration.apiResources.filter(({ name }) => name === token.aud),
    ...configuration.apiScopes.filter(({ name }) => scopes.has(name)),
  ].flatMap(({ userClaims }) => userClaims);
  return valuesOf(wanted, person);
}

/** The values of claims that a resource names: the person's, or the one that the resource itself gives. */
export function valuesOf(wanted: readonly UserClaim[], person: Claims): Claims {
  const named = wanted.filter((claim): claim is string => typeof claim === 'string' && person[claim] !== undefined);
  const given = wanted.filter((claim): claim is ClientClaim => typeof claim !== 'string');
  return { ...Object.fromEntries(named.map((name) => [name, person[name]])), ...claimsForToken(given, '') };
}
