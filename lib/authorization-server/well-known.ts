import type { ServerConfiguration } from '@/lib/data/protocol';
import { SIGNING_ALGORITHMS } from '@/lib/domain/signing-algorithms';
import { claimNames } from './claim-names';
import { OFFLINE_ACCESS } from './scopes';

/** Documents that are the same for everybody: made once a configuration, answered from memory. */
export type WellKnown = ReadonlyMap<string, { type: string; body: Buffer }>;

const isShown = (one: { showInDiscoveryDocument: boolean }) => one.showInDiscoveryDocument;

/** RFC 8414 §2, OIDC Discovery §3. Only what is shown in the discovery document is named in it (fields.md §7). */
function discoveryDocument(issuer: string, { apiScopes, identityResources }: ServerConfiguration, grants: string[]) {
  const shownScopes = [...identityResources, ...apiScopes].filter(isShown);
  const claims = identityResources.filter(isShown).flatMap(claimNames);
  const keyed = SIGNING_ALGORITHMS;
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
    grant_types_supported: grants,
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: keyed,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    token_endpoint_auth_signing_alg_values_supported: ASSERTION_ALGORITHMS,
    introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    revocation_endpoint_auth_methods_supported: [
      'client_secret_basic',
      'client_secret_post',
      'private_key_jwt',
      'none',
    ],
    request_object_signing_alg_values_supported: ASSERTION_ALGORITHMS,
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

/** The documents under the issuer by their paths. */
export function wellKnownDocuments(issuer: string, configuration: ServerConfiguration, grants: string[]): WellKnown {
  const json = (document: object, type: string) => ({ type, body: Buffer.from(JSON.stringify(document)) });
  const discovery = json(discoveryDocument(issuer, configuration, grants), 'application/json; charset=utf-8');
  const keys = { keys: configuration.keys.map(({ publicJwk }) => publicJwk) };
  return new Map([
    ['/.well-known/openid-configuration', discovery],
    ['/.well-known/oauth-authorization-server', discovery],
    ['/jwks', json(keys, 'application/jwk-set+json; charset=utf-8')],
  ]);
}
