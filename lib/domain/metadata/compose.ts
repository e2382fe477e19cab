import type { RegistrationConfiguration } from '../registration/model';
import type { MetadataView } from '../registration/views';

type Endpoints = Pick<
  RegistrationConfiguration,
  'issuerUrl' | 'authorizationUri' | 'tokenUri' | 'userInfoUri' | 'jwkSetUri'
>;

/**
 * The metadata of a provider that publishes none: the typed endpoints under their names of RFC 8414 §2 and OIDC Discovery
 * §3.
 */
export function composeMetadata(configuration: Endpoints): Record<string, string> {
  const members = {
    issuer: configuration.issuerUrl,
    authorization_endpoint: configuration.authorizationUri,
    token_endpoint: configuration.tokenUri,
    userinfo_endpoint: configuration.userInfoUri,
    jwks_uri: configuration.jwkSetUri,
  };
  return Object.fromEntries(Object.entries(members).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** A composed document as pages show it: nobody published it, so it has no time, source or hash. */
export function composedView(document: Record<string, unknown>): MetadataView {
  return {
    source: 'composed',
    document,
    raw: JSON.stringify(document, null, 2),
    sourceUrl: null,
    fetchedAt: null,
    lastSeenAt: null,
    sha256: null,
    address: null,
    headers: {},
    keys: [],
    keysFailure: null,
  };
}
