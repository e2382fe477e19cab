import type { Client, KoaContextWithOIDC } from 'oidc-provider';
import type { ServerConfiguration } from '@/lib/data/protocol';
import { MAXIMUM_LIFETIME, type RegistrationConfiguration } from '@/lib/domain/registration/model';
import { issuesRefreshTokens } from '@/lib/domain/registration/refresh';
import { registrationOf } from './clients';

/** Seconds. A person's session at this server, unless the browser is closed before. */
const SESSION = 14 * 24 * 60 * 60;
/** From the redirect to our pages until the person has answered. */
const INTERACTION = 60 * 60;

const configurationOf = (client: Client) => registrationOf(client).configuration;

/** Every lifetime, as the client's registration says it (fields.md §5). */
export function lifetimes({ accessTokenLifetime }: ServerConfiguration) {
  const accessToken = (_ctx: unknown, _token: unknown, client: Client) => {
    const own = configurationOf(client).accessTokenLifetime;
    // “Never” is the longest there is: the library wants a positive number of seconds, and verifiers want an `exp`.
    return own === 'never' ? MAXIMUM_LIFETIME : (own ?? accessTokenLifetime);
  };
  const grant = (ctx: KoaContextWithOIDC | undefined) => {
    const client = ctx?.oidc.client;
    if (client === undefined)
      throw new Error('whoever saves a grant outside a request of a client says how long it lives');
    return grantLifetimeOf(configurationOf(client), accessTokenLifetime);
  };
  return {
    AccessToken: accessToken,
    ClientCredentials: accessToken,
    AuthorizationCode: (_ctx: unknown, _code: unknown, client: Client) =>
      configurationOf(client).authorizationCodeLifetime,
    DeviceCode: (_ctx: unknown, _code: unknown, client: Client) => configurationOf(client).deviceCodeLifetime,
    IdToken: (_ctx: unknown, _token: unknown, client: Client) => configurationOf(client).identityTokenLifetime,
    RefreshToken: (_ctx: unknown, token: { iiat: number }, client: Client) =>
      Math.max(1, refreshTokenEnd(configurationOf(client), token.iiat) - epoch()),
    Grant: grant,
    Interaction: INTERACTION,
    Session: SESSION,
  };
}

/**
 * Seconds. A grant lives as long as anything that may still be issued on it: the code, then the chain of refresh tokens, then the
 * last access token. Whoever saves a grant outside the library's requests says so, since the library does not know the client there.
 *
 * @param accessTokenLifetime the global setting in force, for a client without a lifetime of its own
 */
export function grantLifetimeOf(configuration: RegistrationConfiguration, accessTokenLifetime: number): number {
  const { accessTokenLifetime: own, absoluteRefreshTokenLifetime } = configuration;
  if (own === 'never') return MAXIMUM_LIFETIME;
  const code = Math.max(configuration.authorizationCodeLifetime, configuration.deviceCodeLifetime);
  const refresh = issuesRefreshTokens(configuration) ? absoluteRefreshTokenLifetime : 0;
  return Math.min(MAXIMUM_LIFETIME, code + Math.max(SESSION, refresh) + (own ?? accessTokenLifetime));
}

/**
 * When a refresh token ends (seconds since the epoch), of a chain that began at `began`. Sliding: so long after this use, and
 * never past the absolute lifetime.
 */
export function refreshTokenEnd(configuration: RegistrationConfiguration, began: number): number {
  const last = began + configuration.absoluteRefreshTokenLifetime;
  if (configuration.refreshTokenExpiration === 'absolute') return last;
  return Math.min(last, epoch() + configuration.slidingRefreshTokenLifetime);
}

const epoch = () => Math.floor(Date.now() / 1000);
