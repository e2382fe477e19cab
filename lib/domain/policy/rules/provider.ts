import { usesAuthorizationCode } from '../../registration/grants';
import { linesWhere, type Place, placeIf, type RuleTable, rfc } from '../rule';
import { type PolicySubject, SHARED_SECRET_METHODS, usesTokenEndpoint } from '../subject';

/** RFC 8705 §2: mutual TLS; RFC 7523: a signed assertion. What a provider may offer instead of a shared secret. */
const ASYMMETRIC_METHODS = ['private_key_jwt', 'tls_client_auth', 'self_signed_tls_client_auth'];

const TYPED_ENDPOINTS = ['issuerUrl', 'authorizationUri', 'tokenUri', 'userInfoUri', 'jwkSetUri'] as const;
const DISCOVERED_ENDPOINTS = ['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri'] as const;

export const providerRules = {
  'symmetric-auth': {
    severity: 'info',
    source: rfc(9700, '2.5'),
    find: ({ configuration: { tokenEndpointAuthMethod: method }, metadata }) => {
      const better = ASYMMETRIC_METHODS.filter((offered) => advertised(metadata, AUTH_METHODS)?.includes(offered));
      const found = SHARED_SECRET_METHODS.includes(method) && better.length > 0;
      return placeIf(found, 'tokenEndpointAuthMethod', { offered: better.join(', ') });
    },
  },
  'userinfo-query': {
    severity: 'warning',
    source: { ...rfc(6750, '2.3'), clause: 'RFC 6750 §2.3, RFC 9700 §4.3.2' },
    find: ({ configuration }) => placeIf(configuration.userInfoAuthMethod === 'query', 'userInfoAuthMethod'),
  },
  'issuer-insecure': {
    severity: 'error',
    exception: { severity: 'info', applies: ({ allowHttpIssuer }, place) => allowHttpIssuer(originOf(place)) },
    source: {
      clause: 'OIDC Discovery §3',
      href: 'https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata',
    },
    find: ({ configuration, metadata }) => [
      ...TYPED_ENDPOINTS.flatMap((field) => insecure(field, configuration[field])),
      ...DISCOVERED_ENDPOINTS.flatMap((member) => insecure('issuerUrl', metadata?.[member])),
    ],
  },
  'auth-method-not-advertised': {
    severity: 'warning',
    source: rfc(8414, '2'),
    find: ({ configuration, metadata }) => {
      const value = configuration.tokenEndpointAuthMethod;
      const offered = advertised(metadata, AUTH_METHODS);
      const missing = offered !== null && !offered.includes(value) && usesTokenEndpoint(configuration);
      return placeIf(missing, 'tokenEndpointAuthMethod', { value });
    },
  },
  'grant-not-advertised': {
    severity: 'warning',
    source: rfc(8414, '2'),
    find: ({ configuration: { grantTypes }, metadata }) => {
      const offered = advertised(metadata, GRANTS);
      // `hybrid` is the AuthService's word: on the wire it is the authorization code grant.
      const wire = (grant: string) => (grant === 'hybrid' ? 'authorization_code' : grant);
      return offered === null ? [] : linesWhere('grantTypes', grantTypes, (grant) => !offered.includes(wire(grant)));
    },
  },
  'scope-not-advertised': {
    severity: 'info',
    source: rfc(8414, '2'),
    find: ({ configuration: { scopes }, metadata }) => {
      const offered = advertised(metadata, { member: 'scopes_supported', meant: null });
      return offered === null ? [] : linesWhere('scopes', scopes, (scope) => !offered.includes(scope));
    },
  },
  'pkce-not-advertised': {
    severity: 'info',
    source: rfc(8414, '2'),
    find: ({ configuration, metadata }) => {
      const offered = advertised(metadata, { member: 'code_challenge_methods_supported', meant: [] });
      return placeIf(
        usesAuthorizationCode(configuration.grantTypes) && offered?.includes('S256') === false,
        'requirePkce',
      );
    },
  },
  'issuer-unreachable': {
    severity: 'warning',
    source: null,
    find: ({ configuration: { providerMode, issuerUrl }, discovery }) =>
      placeIf(providerMode === 'automatic' && (discovery?.failure ?? null) !== null, 'issuerUrl', {
        value: issuerUrl ?? '',
        reason: discovery?.failure?.reason ?? '',
      }),
  },
} satisfies RuleTable;

/** A list that a provider publishes, and what it means when it publishes none (RFC 8414 §2). */
type Offer = { member: string; meant: readonly string[] | null };
const AUTH_METHODS: Offer = { member: 'token_endpoint_auth_methods_supported', meant: ['client_secret_basic'] };
const GRANTS: Offer = { member: 'grant_types_supported', meant: ['authorization_code', 'implicit'] };

/** What the provider offers; null when it does not say and nothing is meant, or when there is no provider to ask. */
function advertised(metadata: PolicySubject['metadata'], { member, meant }: Offer): readonly string[] | null {
  if (metadata === null) return null;
  const list = metadata[member];
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : meant;
}

function insecure(path: string, value: unknown): Place[] {
  return typeof value === 'string' && value.startsWith('http:') ? [{ path, params: { value } }] : [];
}

function originOf(place: Place): string {
  const value = String(place.params?.value);
  return URL.canParse(value) ? new URL(value).origin : value;
}
