import { contractCheck } from '../../metadata/contract';
import { endpointsOf } from '../../metadata/endpoints';
import { type ProviderMetadata, readProviderMetadata } from '../../metadata/provider-metadata';
import { usesAuthorizationCode } from '../../registration/grants';
import type { RegistrationField } from '../../registration/model';
import { type Place, placeIf, type RuleTable, rfc } from '../rule';
import { type PolicySubject, SHARED_SECRET_METHODS, usesTokenEndpoint } from '../subject';

/** RFC 8705 §2: mutual TLS; RFC 7523: a signed assertion. What a provider may offer instead of a shared secret. */
const ASYMMETRIC_METHODS = ['private_key_jwt', 'tls_client_auth', 'self_signed_tls_client_auth'];

const TYPED_ENDPOINTS = ['issuerUrl', 'authorizationUri', 'tokenUri', 'userInfoUri', 'jwkSetUri'] as const;

export const providerRules = {
  'symmetric-auth': {
    severity: 'info',
    source: rfc(9700, '2.5'),
    find: ({ configuration: { tokenEndpointAuthMethod: method }, metadata }) => {
      const listed = published(metadata)?.tokenEndpointAuthMethodsSupported ?? [];
      const better = ASYMMETRIC_METHODS.filter((offered) => listed.includes(offered));
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
    exception: {
      severity: 'info',
      applies: ({ allowHttpIssuer }, { params }) => allowHttpIssuer(originOf(String(params?.value))),
    },
    source: {
      clause: 'OIDC Discovery §3',
      href: 'https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata',
    },
    find: ({ configuration, metadata }) => [
      ...TYPED_ENDPOINTS.flatMap((field) => insecure(field, configuration[field])),
      ...insecureBeyond(configuration.issuerUrl, metadata ?? {}),
    ],
  },
  'auth-method-not-advertised': {
    severity: 'warning',
    source: rfc(8414, '2'),
    find: (subject) =>
      usesTokenEndpoint(subject.configuration) ? notAdvertised(subject, 'tokenEndpointAuthMethod') : [],
  },
  'grant-not-advertised': {
    severity: 'warning',
    source: rfc(8414, '2'),
    find: (subject) => notAdvertised(subject, 'grantTypes'),
  },
  'scope-not-advertised': {
    severity: 'info',
    source: rfc(8414, '2'),
    find: (subject) => notAdvertised(subject, 'scopes'),
  },
  'pkce-not-advertised': {
    severity: 'info',
    source: rfc(8414, '2'),
    find: ({ configuration, metadata }) => {
      const provider = published(metadata);
      // “If omitted, the authorization server does not support PKCE.”
      const isMissing = provider !== null && !provider.codeChallengeMethodsSupported?.includes('S256');
      return placeIf(isMissing && usesAuthorizationCode(configuration.grantTypes), 'requirePkce');
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

/** The provider's document, read; null when there is no provider to ask. */
function published(metadata: PolicySubject['metadata']): ProviderMetadata | null {
  return metadata === null ? null : readProviderMetadata(metadata);
}

/** What the contract check says of one member: the same verdict here as on the page beside it. */
function notAdvertised({ configuration, metadata }: PolicySubject, field: RegistrationField): Place[] {
  const provider = published(metadata);
  if (provider === null) return [];
  return contractCheck(configuration, provider)
    .filter((row) => row.field === field && row.verdict === 'not_advertised')
    .map(({ path, asked }) => ({ path, params: { value: asked } }));
}

function insecure(path: string, value: unknown): Place[] {
  return typeof value === 'string' && value.startsWith('http:') ? [{ path, params: { value } }] : [];
}

/** Discovered endpoints over http, one for each origin: behind an http issuer everything is, and that has been said. */
function insecureBeyond(issuerUrl: string | null, document: Readonly<Record<string, unknown>>): Place[] {
  const said = new Set([originOf(issuerUrl ?? '')]);
  return endpointsOf(document)
    .flatMap(([, value]) => insecure('issuerUrl', value))
    .filter(({ params }) => {
      const origin = originOf(String(params?.value));
      return !said.has(origin) && said.add(origin);
    });
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}
