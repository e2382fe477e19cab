import type { IncomingMessage } from 'node:http';
import { DEVICE_PAGE } from './device';

/**
 * The library's address for one that people type or are shown. `user_code` in a link would have the library send a form by
 * script; here the page fills it in, and works without one.
 */
export function addressBelow(request: IncomingMessage): string | null {
  const url = new URL(request.url ?? '/', 'http://here.invalid');
  if (url.pathname !== DEVICE_PAGE) return null;
  const code = url.searchParams.get('user_code');
  return code === null ? DEVICE_PAGE : `${DEVICE_PAGE}?prefill=${encodeURIComponent(code)}`;
}
