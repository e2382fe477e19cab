import type { ClientMetadata } from 'oidc-provider';
import type { ProtocolClient } from '@/lib/data/protocol';
import { chooseAlgorithm } from '@/lib/domain/keys/key';
import { DEVICE_CODE } from '@/lib/domain/registration/grants';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import { issuesRefreshTokens } from '@/lib/domain/registration/refresh';

/** What the token endpoint serves under the name it has on the wire; the rest of a client's grants is stored, not served. */
const TOKEN_GRANTS = [
  'authorization_code',
  'client_credentials',
  'password',
  DEVICE_CODE,
  'urn:ietf:params:oauth:grant-type:token-exchange',
] as const;

const METHODS = new Set(['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none']);

/** The library insists on a secret. It never sees one: `compareClientSecret` compares digests (decision 062). */
export const KEPT_AS_DIGEST = 'kept-as-a-digest';

/**
 * A registration as the library reads clients. What it does not know would make the whole client invalid, so only what it
 * serves is handed over; the registry keeps the original. Scopes, redirect URIs and secrets are judged by our own rules.
 */
export function clientMetadata({ configuration }: ProtocolClient): ClientMetadata {
  const { jwks, jwksUri } = configuration;
  const method = METHODS.has(configuration.tokenEndpointAuthMethod)
    ? configuration.tokenEndpointAuthMethod
    : // Mutual TLS is stored and not served: no secret matches, so nothing authenticates.
      'client_secret_basic';
  return {
    client_id: configuration.clientId,
    client_name: configuration.name,
    application_type: configuration.applicationType,
    token_endpoint_auth_method: method,
    ...(method.startsWith('client_secret_') ? { client_secret: KEPT_AS_DIGEST } : {}),
    grant_types: servedGrants(configuration),
    // Always said: left out, the library reads it as `code`.
    response_types: configuration.responseTypes.map(sortWords),
    redirect_uris: configuration.redirectUris,
    post_logout_redirect_uris: configuration.postLogoutRedirectUris,
    require_signed_request_object: configuration.requireRequestObject,
    id_token_signed_response_alg: chooseAlgorithm(configuration.allowedIdentityTokenSigningAlgorithms),
    ...(jwks === null ? {} : { jwks: jwks as ClientMetadata['jwks'] }),
    ...(jwksUri === null ? {} : { jwks_uri: jwksUri }),
    ...(configuration.backChannelLogoutUri === null
      ? {}
      : {
          backchannel_logout_uri: configuration.backChannelLogoutUri,
          backchannel_logout_session_required: configuration.backChannelLogoutSessionRequired,
        }),
  } as ClientMetadata;
}

/** fields.md §3: `hybrid` is a code grant with `code id_token`; refresh tokens are the Refresh count's business. */
function servedGrants(configuration: RegistrationConfiguration): string[] {
  const { grantTypes } = configuration;
  const served: string[] = TOKEN_GRANTS.filter((grant) => grantTypes.includes(grant));
  if (grantTypes.includes('hybrid')) served.push('authorization_code');
  if (grantTypes.includes('hybrid') || grantTypes.includes('implicit')) served.push('implicit');
  if (issuesRefreshTokens(configuration)) served.push('refresh_token');
  return [...new Set(served)];
}

const sortWords = (type: string) => type.split(' ').sort().join(' ');
