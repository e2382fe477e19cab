import { getPublicSuffix } from 'tldts-icann';
import { linesWhere, type RuleTable, rfc } from '../rule';

export const redirectRules = {
  'redirect-http': {
    severity: 'warning',
    source: rfc(9700, '2.6'),
    find: ({ configuration: { applicationType, redirectUris } }) =>
      applicationType === 'web'
        ? linesWhere('redirectUris', redirectUris, (uri) => url(uri)?.protocol === 'http:')
        : [],
  },
  'redirect-localhost': {
    severity: 'info',
    source: rfc(8252, '8.3'),
    find: ({ configuration: { applicationType, redirectUris } }) =>
      applicationType === 'native'
        ? linesWhere('redirectUris', redirectUris, (uri) => url(uri)?.hostname === 'localhost')
        : [],
  },
  'redirect-open-host': {
    severity: 'warning',
    source: rfc(9700, '4.1'),
    find: ({ configuration }) =>
      linesWhere('redirectUris', configuration.redirectUris, (uri) => isPublicSuffix(url(uri)?.hostname ?? '')),
  },
  'redirect-ip': {
    severity: 'warning',
    source: rfc(9700, '4.1'),
    find: ({ configuration }) => linesWhere('redirectUris', configuration.redirectUris, isOnPrivateAddress),
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

/** The parsed URI, or null: rules also look at what a person is still typing. */
function url(uri: string): URL | null {
  return URL.canParse(uri) ? new URL(uri) : null;
}

/** The origin; a private-use scheme has none and stands for itself. */
function originOf(uri: string): string | null {
  const parsed = url(uri);
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
 * `co.uk` is everybody's: whoever registers a name below it is a stranger. A single label is let pass: the list takes every
 * unknown one for a suffix, and `https://intranet/cb` is a name of one's own network.
 */
function isPublicSuffix(hostname: string): boolean {
  return hostname.includes('.') && getPublicSuffix(hostname) === hostname;
}

/** Any IP literal that is not loopback: public ones are refused before policy is asked (security.md §1). */
function isOnPrivateAddress(uri: string): boolean {
  const hostname = url(uri)?.hostname ?? '';
  if (hostname.startsWith('[')) return hostname !== '[::1]';
  return /^\d+\.\d+\.\d+\.\d+$/.test(hostname) && !hostname.startsWith('127.');
}
