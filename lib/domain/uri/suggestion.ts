import { hiddenCharacter } from '../text';
import { isLoopbackHost } from './ip-address';
import { parseUrl, splitUri, type UriParts } from './parts';
import type { UriUse } from './uses';

/**
 * Where accepting a guess with one click is what an attacker would hope for (`user@`, invisible characters), and where any guess
 * would be wrong (template variables, two URIs on one line), there is none.
 */
function isBeyondGuessing(uri: string, parts: UriParts): boolean {
  return parts.userinfo !== null || hiddenCharacter(uri) !== null || /[{}]|\s.*:\/\//.test(uri);
}

/** Gives a scheme to what reads like a host: `localhost:3000/cb`, `app.example.com/cb`, `//app.example.com/cb`. */
function withScheme(uri: string): string {
  const bare = uri.replace(/^\/\//, '');
  const host = /^(\[[^\]]*\]|[a-z0-9.-]+)(?::\d+)?(?:[/?#]|$)/i.exec(bare)?.[1]?.toLowerCase();
  if (host === undefined || !(/[.[]/.test(host) || host === 'localhost')) return uri;
  return `${isLoopbackHost(host) ? 'http' : 'https'}://${bare}`;
}

/** RFC 8414 §3.1 puts the tenant after the well-known part, OIDC Discovery §4 before it. */
function withoutWellKnown(url: string): string {
  return /\/\.well-known/i.test(url) ? url.replace(/\/\.well-known(?:\/[\w-]+)?/i, '').replace(/\/$/, '') : url;
}

/** The parser gives an empty path its `/`; who typed none gets none. */
function withPathAsTyped(url: string, typed: UriParts): string {
  return typed.path === '' && typed.authority !== null ? url.replace(/\/(?=[?#]|$)/, '') : url;
}

/** What the person probably meant, or null. Only a guess: whoever shows it checks it first. */
export function correctedForm(typed: string, use: UriUse): string | null {
  const uri = typed.trim();
  if (isBeyondGuessing(uri, splitUri(uri))) return null;
  const whole = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(uri) ? uri : withScheme(uri);
  const url = parseUrl(whole);
  if (url === null) return null;
  url.hostname = url.hostname.replace(/\.$/, '');
  if (url.protocol === 'http:' && use.http !== 'anywhere' && !isLoopbackHost(url.hostname)) url.protocol = 'https:';
  if (!use.path) return url.origin;
  if (!use.query) url.search = '';
  if (!use.fragment) url.hash = '';
  const corrected = withPathAsTyped(url.href, splitUri(whole));
  return use.wellKnown ? corrected : withoutWellKnown(corrected);
}
