/** Rules about the scheme, and about what must follow it. */
import { flaw } from '../field-errors';
import { isBrowserScheme } from './browser-schemes';
import { isLoopbackHost } from './ip-address';
import { isWebScheme } from './parts';
import type { UriRule, UriSubject } from './rule';

/** `localhost:3000/cb` is a host and a port to whoever typed it, and a scheme to every parser. */
const isHostAndPort = (uri: string) => /^[a-z0-9.-]+:\d+(?:[/?#]|$)/i.test(uri);

const hasScheme = ({ uri, parts }: UriSubject) =>
  parts.scheme !== null && /^[a-z][a-z0-9+.-]*$/i.test(parts.scheme) && !isHostAndPort(uri);

/** A blank in front is its own problem, and no reason to say that the scheme behind it is missing. */
const missing: UriRule = (subject) =>
  hasScheme(subject) || /^\s/.test(subject.uri) ? null : flaw('uri_scheme_missing', {});

/** `https:/host` and `https:///host` lead to `host` in a browser, and to nothing a person would expect. */
const slashes: UriRule = ({ uri, parts }) =>
  isWebScheme(parts.scheme) && !/^https?:\/\/(?![/\\])/i.test(uri)
    ? flaw('uri_slashes', { scheme: parts.scheme ?? '' })
    : null;

const upperCase: UriRule = ({ parts }) =>
  /[A-Z]/.test(parts.scheme ?? '') || /[A-Z]/.test(parts.host) ? flaw('uri_uppercase', {}) : null;

const browserHandled: UriRule = ({ parts }) =>
  parts.scheme !== null && isBrowserScheme(parts.scheme) ? flaw('uri_scheme_browser', { scheme: parts.scheme }) : null;

/** Plain http: RFC 8252 §7.3 for loopback, RFC 9700 §2.6 for the rest. */
const plainHttp: UriRule = ({ parts, url, use, context }) => {
  if (parts.scheme?.toLowerCase() !== 'http') return null;
  switch (use.http) {
    case 'anywhere':
      return null;
    case 'never':
      return flaw('uri_https_required', {});
    case 'allowed':
      return url === null || context.allowHttpOrigin(url.origin)
        ? null
        : flaw('uri_http_not_allowed', { origin: url.origin });
    case 'loopback':
      if (!isLoopbackHost(parts.host.toLowerCase())) return flaw('uri_http', { host: parts.host });
      // OIDC Registration §2, `application_type`: the implicit grant uses https only.
      return use.takesTokens && context.grantTypes.includes('implicit') ? flaw('uri_http_implicit', {}) : null;
  }
};

/** The scheme, when it is neither the web's nor the browser's: RFC 8252 §7.1. */
function privateUseScheme(subject: UriSubject): string | null {
  const { scheme } = subject.parts;
  return scheme === null || !hasScheme(subject) || isWebScheme(scheme) || isBrowserScheme(scheme) ? null : scheme;
}

const privateUse: UriRule = (subject) => {
  const scheme = privateUseScheme(subject);
  const { use, context } = subject;
  if (scheme === null) return null;
  if (!use.privateUse) return flaw('uri_scheme_refused', { scheme, http: use.http });
  if (context.applicationType !== 'native') return flaw('uri_scheme_native', { scheme });
  return scheme.includes('.') || context.allowPrivateUseScheme ? null : flaw('uri_scheme_dot', { scheme });
};

/** RFC 8252 §7.1: `com.example.app:/cb`. Without a slash the rest is opaque, and no two parsers agree on it. */
const pathAfterPrivateUse: UriRule = (subject) => {
  const scheme = privateUseScheme(subject);
  const { use, parts } = subject;
  if (scheme === null || !use.privateUse || parts.authority !== null || parts.path.startsWith('/')) return null;
  return flaw('uri_scheme_slash', { scheme });
};

export const SCHEME_RULES: readonly UriRule[] = [
  missing,
  slashes,
  upperCase,
  browserHandled,
  plainHttp,
  privateUse,
  pathAfterPrivateUse,
];
