/** What the built-in server publishes of itself: its discovery document, and what a registration's page shows of it. */
import { DEVICE_CODE, TOKEN_EXCHANGE } from '../registration/grants';
import { REFRESH_TOKEN } from '../registration/refresh';
import type { ApiScope, IdentityResource, UserClaim } from '../resources/model';
import { SIGNING_ALGORITHMS } from '../signing-algorithms';

/** The issuer is this, and everything it signs says so (OIDC Discovery §3). */
export function builtInIssuer(publicUrl: string): string {
  return `${publicUrl.replace(/\/$/, '')}/oauth`;
}

/** What a person configures a client of ours with. */
export function builtInAddresses(publicUrl: string) {
  const issuer = builtInIssuer(publicUrl);
  return { issuer, tokenEndpoint: `${issuer}/token`, discovery: `${issuer}/.well-known/openid-configuration` };
}

/** OIDC Core §11: asks for a refresh token; whether there is one is the client's Refresh count. */
export const OFFLINE_ACCESS = 'offline_access';

/** As they are called on the wire; `hybrid` is a response type there. */
export const SERVED_GRANTS = [
  'authorization_code',
  'implicit',
  REFRESH_TOKEN,
  'client_credentials',
  'password',
  DEVICE_CODE,
  TOKEN_EXCHANGE,
] as const;

/** What clients may sign assertions and request objects with: never a shared secret, of which only a digest is kept. */
export const ASSERTION_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];

type ShownResources = { apiScopes: readonly ApiScope[]; identityResources: readonly IdentityResource[] };

const isShown = (one: { showInDiscoveryDocument: boolean }) => one.showInDiscoveryDocument;

/** The names of the claims that go with a resource, those with a value of their own among them. */
export function claimNames({ userClaims }: { userClaims: readonly UserClaim[] }): string[] {
  return userClaims.map((claim) => (typeof claim === 'string' ? claim : claim.type));
}

/** RFC 8414 §2, OIDC Discovery §3. Only what is shown in the discovery document is named in it (fields.md §7). */
export function discoveryDocument(issuer: string, { apiScopes, identityResources }: ShownResources) {
  const shownScopes = [...identityResources, ...apiScopes].filter(isShown);
  const claims = identityResources.filter(isShown).flatMap(claimNames);
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    registration_endpoint: `${issuer}/register`,
    introspection_endpoint: `${issuer}/introspect`,
    revocation_endpoint: `${issuer}/revoke`,
    device_authorization_endpoint: `${issuer}/device/authorize`,
    pushed_authorization_request_endpoint: `${issuer}/par`,
    end_session_endpoint: `${issuer}/logout`,
    scopes_supported: [...shownScopes.map(({ name }) => name), OFFLINE_ACCESS],
    claims_supported: [...new Set(['sub', ...claims])],
    response_types_supported: [
      'code',
      'code id_token',
      'code id_token token',
      'code token',
      'id_token',
      'id_token token',
    ],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: [...SERVED_GRANTS],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: [...SIGNING_ALGORITHMS],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    token_endpoint_auth_signing_alg_values_supported: [...ASSERTION_ALGORITHMS],
    introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    revocation_endpoint_auth_methods_supported: [
      'client_secret_basic',
      'client_secret_post',
      'private_key_jwt',
      'none',
    ],
    request_object_signing_alg_values_supported: [...ASSERTION_ALGORITHMS],
    request_parameter_supported: true,
    request_uri_parameter_supported: false,
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    claims_parameter_supported: false,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    frontchannel_logout_supported: true,
    frontchannel_logout_session_supported: true,
  };
}
