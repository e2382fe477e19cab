import type { IncomingMessage } from 'node:http';
import { DEVICE_PAGE } from './device';

/**
 * Where a request goes below `mount`, as the library knows it; null when it goes elsewhere. People type a shorter address for
 * devices. A `user_code` in its link would have the library send a form by script; here the page fills it in, and works
 * without one.
 */
export function addressBelow({ url = '/' }: IncomingMessage, mount: string): string | null {
  if (url === mount || url.startsWith(`${mount}/`)) return url.slice(mount.length) || '/';
  const [path, query] = url.split('?', 2);
  if (path !== DEVICE_PAGE) return null;
  const code = new URLSearchParams(query).get('user_code');
  return code === null ? DEVICE_PAGE : `${DEVICE_PAGE}?prefill=${encodeURIComponent(code)}`;
}
