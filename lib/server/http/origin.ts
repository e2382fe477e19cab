/** Requests that change nothing (RFC 9110 §9.2.1): every other method is a mutation. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Routes that authenticate by bearer token or client credentials, which no browser adds by itself: they ignore Origin
 * (security.md §4).
 */
const WITHOUT_COOKIES = ['/oauth/', '/api/v1/'];

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The origin a person's browser knows this console by. PUBLIC_URL, but on a laptop any name of the loopback interface: the
 * one the request was sent to.
 */
export function ownOrigin(publicUrl: string, host: string | undefined): string {
  const configured = new URL(publicUrl);
  if (host === undefined || !LOOPBACK_NAMES.has(configured.hostname)) return configured.origin;
  const asked = `${configured.protocol}//${host}`;
  if (!URL.canParse(asked)) return configured.origin;
  const { hostname, port, origin } = new URL(asked);
  return LOOPBACK_NAMES.has(hostname) && port === configured.port ? origin : configured.origin;
}

/** Whether this is a mutation that cookies would authenticate and that none of our own pages sends: refused with 403. */
export function isForeignMutation(
  request: { method: string; path: string; origin: string | undefined },
  own: string,
): boolean {
  if (SAFE_METHODS.has(request.method)) return false;
  if (WITHOUT_COOKIES.some((prefix) => request.path.startsWith(prefix))) return false;
  return request.origin !== own;
}
