const HERE = 'http://here.invalid';
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what has to be kept out of a Location header
const FORBIDDEN = /[\\\u0000-\u0020\u007f]/;

/**
 * Where to go after signing in: `value` when it is a path of this console, `/` for anything else. An open redirect is a
 * phishing page with our name in the address bar (RFC 9700 §4.11), so only what is certainly a path passes: one leading
 * slash, no backslash (browsers read it as a slash), no blank or control character, and never an API or a sign-in page.
 */
export function safeReturnTo(value: unknown): string {
  if (typeof value !== 'string' || !/^\/(?!\/)/.test(value) || value.length > 2048 || FORBIDDEN.test(value)) return '/';
  const url = new URL(value, HERE);
  if (url.origin !== HERE || /^\/(api|oauth|sign-in|setup)(\/|$)/.test(url.pathname)) return '/';
  // `/a/..//evil.example` only becomes another host's address once its dots are resolved.
  if (url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The sign-in page that leads back to `path`. */
export function signInAddress(path: string | null): string {
  const returnTo = safeReturnTo(path);
  return returnTo === '/' ? '/sign-in' : `/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
}
