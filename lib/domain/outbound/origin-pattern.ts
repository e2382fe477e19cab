/**
 * One origin entry of OUTBOUND_ALLOW: `scheme://host:port`, `*` for any port. Plain data, so that the form can judge an
 * issuer URL in the browser by the same rule as the server.
 */
export type OriginPattern = { scheme: 'http' | 'https'; host: string; port: number | '*' };

const DEFAULT_PORTS = { http: 80, https: 443 } as const;
const SHAPE = /^(https?):\/\/([^/:?#@*\\\s]+|\[[0-9a-f:.]+\])(?::(\*|\d{1,5}))?$/;

/** Reads `http://127.0.0.1:*`. Null for what is no origin entry: another scheme, a path, userinfo, a wildcard host. */
export function parseOriginPattern(text: string): OriginPattern | null {
  const [, scheme, host, port] = SHAPE.exec(text) ?? [];
  if ((scheme !== 'http' && scheme !== 'https') || host === undefined) return null;
  // The parser that requests go through decides what a host is: an entry that it would rewrite could never match.
  const plain = `${scheme}://${host}${port === undefined || port === '*' ? '' : `:${port}`}`;
  if (!URL.canParse(plain) || new URL(plain).hostname !== host) return null;
  return { scheme, host, port: port === '*' ? '*' : port === undefined ? DEFAULT_PORTS[scheme] : Number(port) };
}

/** Whether a URL stands on the origin. Host names are compared whole: no suffix, no wildcard. */
export function originMatches(pattern: OriginPattern, url: string | URL): boolean {
  if (typeof url === 'string') return URL.canParse(url) && originMatches(pattern, new URL(url));
  if (url.protocol !== `${pattern.scheme}:` || url.hostname !== pattern.host) return false;
  return pattern.port === '*' || pattern.port === portOf(url);
}

/** The port that an http or https URL leads to: its scheme's own where it names none. */
export function portOf(url: URL): number {
  return url.port === '' ? DEFAULT_PORTS[url.protocol === 'http:' ? 'http' : 'https'] : Number(url.port);
}
