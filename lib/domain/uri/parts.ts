/** A URI as it was typed, cut at its delimiters and otherwise untouched: nothing is decoded, trimmed or lowered. */
export type UriParts = {
  /** null where there is no `scheme:` in front. */
  readonly scheme: string | null;
  /** What stands between `//` and the path; null without `//`. */
  readonly authority: string | null;
  /** Before the last `@`; null without one. */
  readonly userinfo: string | null;
  /** With its brackets, when it is an IPv6 literal. */
  readonly host: string;
  /** After the host's colon, maybe empty; null without a colon. */
  readonly port: string | null;
  readonly path: string;
  /** Without its `?`; null without one. */
  readonly query: string | null;
  /** Without its `#`; null without one. */
  readonly fragment: string | null;
};

/** RFC 3986 Appendix B. */
const REFERENCE = /^(?:([^:/?#]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
/** RFC 3986 §3.2, with the last `@` and the last `:` deciding, as browsers do. */
const AUTHORITY = /^(?:(.*)@)?(\[[^\]]*\]|.*?)(?::([^:\]]*))?$/s;

/** Cuts `uri` into its parts; every string has some. */
export function splitUri(uri: string): UriParts {
  const [, scheme, authority, path = '', query, fragment] = REFERENCE.exec(uri) ?? [];
  const [, userinfo, host = '', port] = AUTHORITY.exec(authority ?? '') ?? [];
  return {
    scheme: scheme ?? null,
    authority: authority ?? null,
    userinfo: userinfo ?? null,
    host,
    port: port ?? null,
    path,
    query: query ?? null,
    fragment: fragment ?? null,
  };
}

/** The schemes that a host follows, as far as we accept any. */
export function isWebScheme(scheme: string | null): boolean {
  return scheme !== null && /^https?$/i.test(scheme);
}

/** `uri` as a browser understands it; null when it does not. (`URL.parse` came after Node 20.) */
export function parseUrl(uri: string): URL | null {
  try {
    return new URL(uri);
  } catch {
    return null;
  }
}
