import { getPublicSuffix } from 'tldts';
import type { RegistrationConfiguration } from '../../registration/model';
import { expandRedirectTemplate, SAMPLE_BASE_URL } from '../../registration/redirect-template';
import { hostKind } from '../../uri/ip-address';
import { isWebScheme, parseUrl, splitUri } from '../../uri/parts';
import { linesWhere, type Place, placeIf, type RuleTable, rfc } from '../rule';

export const redirectRules = {
  'redirect-http': {
    severity: 'warning',
    source: rfc(9700, '2.6'),
    find: ({ configuration }) =>
      configuration.applicationType === 'web'
        ? redirectsWhere(configuration, ({ protocol }) => protocol === 'http:')
        : [],
  },
  'redirect-localhost': {
    severity: 'info',
    source: rfc(8252, '8.3'),
    find: ({ configuration }) =>
      configuration.applicationType === 'native'
        ? redirectsWhere(configuration, ({ hostname }) => hostname === 'localhost')
        : [],
  },
  'redirect-open-host': {
    severity: 'warning',
    source: rfc(9700, '4.1'),
    find: ({ configuration }) => redirectsWhere(configuration, ({ hostname }) => isPublicSuffix(hostname)),
  },
  'redirect-ip': {
    severity: 'warning',
    source: rfc(9700, '4.1'),
    find: ({ configuration }) => redirectsWhere(configuration, ({ hostname }) => hostKind(hostname) === 'private'),
  },
  'post-logout-outside': {
    severity: 'info',
    source: null,
    find: ({ configuration: { redirectUris, postLogoutRedirectUris } }) =>
      linesWhere('postLogoutRedirectUris', postLogoutRedirectUris, outsideOf(redirectUris)),
  },
  'cors-outside': {
    severity: 'info',
    source: null,
    find: ({ configuration: { redirectUris, allowedCorsOrigins } }) =>
      linesWhere('allowedCorsOrigins', allowedCorsOrigins, outsideOf(redirectUris)),
  },
} satisfies RuleTable;

/**
 * The redirects whose URL the predicate finds: each line, and the template with a host of its own. Over a private-use scheme
 * (RFC 8252 §7.1) what stands where a host would is no host.
 */
function redirectsWhere(
  { redirectUris, redirectUriTemplate, registrationId }: RegistrationConfiguration,
  found: (url: URL) => boolean,
): Place[] {
  const finds = (uri: string) => {
    const url = isWebScheme(splitUri(uri).scheme) ? parseUrl(uri) : null;
    return url !== null && found(url);
  };
  const template = redirectUriTemplate ?? '';
  const expanded = expandRedirectTemplate(template, { registrationId, baseUrl: SAMPLE_BASE_URL });
  return [
    ...linesWhere('redirectUris', redirectUris, finds),
    ...placeIf(finds(expanded), 'redirectUriTemplate', { value: template }),
  ];
}

/** The origin; a private-use scheme has none and stands for itself. */
function originOf(uri: string): string | null {
  const parsed = parseUrl(uri);
  if (parsed === null) return null;
  return parsed.origin === 'null' ? parsed.protocol : parsed.origin;
}

function outsideOf(redirectUris: readonly string[]): (uri: string) => boolean {
  const inside = new Set(redirectUris.map(originOf));
  return (uri) => {
    const origin = originOf(uri);
    return origin !== null && !inside.has(origin);
  };
}

/**
 * `co.uk` and `github.io` are everybody's: whoever has a name below it is a stranger. A single label is let pass: the list takes
 * every unknown one for a suffix, and `https://intranet/cb` is a name of one's own network.
 */
function isPublicSuffix(hostname: string): boolean {
  return hostname.includes('.') && getPublicSuffix(hostname, { allowPrivateDomains: true }) === hostname;
}
