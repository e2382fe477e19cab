import type { DiscoveryFailure } from './failure';

export type WellKnown = 'openid-configuration' | 'oauth-authorization-server';

const WELL_KNOWN = /\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(\/.*)?$/;
const ABSOLUTE = /^https?:\/\/[^/?#]+/i;

/**
 * The issuer a pasted well-known address belongs to: without the suffix of Discovery §4.1, or the part that RFC 8414 §3.1
 * inserts. Anything else comes back as it is.
 */
export function stripWellKnown(text: string): string {
  const match = WELL_KNOWN.exec(text);
  if (match === null || !ABSOLUTE.test(text)) return text;
  const before = text.slice(0, match.index);
  const after = match[1] === '/' ? '' : (match[1] ?? '');
  return `${before}${after}`;
}

/** What the person may have meant: without blanks, userinfo, query and fragment. Null when that is no URL either. */
function correctedIssuer(text: string): string | null {
  const trimmed = text.trim();
  if (!ABSOLUTE.test(trimmed) || !URL.canParse(trimmed)) return null;
  const { protocol, host } = new URL(trimmed);
  const path = (trimmed.replace(ABSOLUTE, '').split(/[?#]/)[0] ?? '').replace(/\s/g, '');
  return stripWellKnown(`${protocol}//${host}${path}`);
}

/**
 * Reads what stands in the field **Issuer URL**. Nothing is rewritten but a pasted well-known suffix, which cannot be part
 * of an issuer; the issuer check still applies to what is left (security.md §3).
 */
export function readIssuerInput(
  text: string,
): { ok: true; issuer: string; stripped: boolean } | { ok: false; failure: DiscoveryFailure } {
  const issuer = stripWellKnown(text);
  // OIDC Discovery §3: a URL with no query or fragment. Userinfo would be a credential in everybody's logs.
  const clean = /^https?:\/\/[^\s?#@\\]+$/i.test(issuer) && URL.canParse(issuer);
  if (clean) return { ok: true, issuer, stripped: issuer !== text };
  const correction = correctedIssuer(text);
  return {
    ok: false,
    failure: { reason: 'invalid_issuer', params: { ...(correction === null ? {} : { correction }) } },
  };
}

/** Where the document of an issuer is published: OIDC Discovery §4.1, then RFC 8414 §3.1. */
export function wellKnownUrls(issuer: string): Record<WellKnown, string> {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  return {
    'openid-configuration': `${origin}${path}/.well-known/openid-configuration`,
    'oauth-authorization-server': `${origin}/.well-known/oauth-authorization-server${path}`,
  };
}

/**
 * Whether the published issuer is the requested one: byte for byte (OIDC Discovery §4.3, RFC 8414 §3.3), except that a
 * literal `{tenantid}` stands for exactly one whole path segment, as one multi-tenant provider publishes it.
 */
export function issuerMatches(requested: string, published: string): boolean {
  if (requested === published) return true;
  const asked = requested.split('/');
  const given = published.split('/');
  const tenant = given.indexOf('{tenantid}');
  // Segments 0 to 2 are the scheme, nothing and the host.
  if (tenant < 3 || asked.length !== given.length || (asked[tenant] ?? '') === '') return false;
  return given.every((segment, index) => index === tenant || segment === asked[index]);
}
