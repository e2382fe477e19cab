import { env } from './env';

const secure = new URL(env.PUBLIC_URL).protocol === 'https:';

/**
 * The name and options of a cookie of ours. RFC 6265bis §4.1.3.2: one called `__Host-` cannot be planted by a sibling host or
 * over http; plain http has no such name.
 */
export function cookieNamed(name: string) {
  return {
    name: secure ? `__Host-clientele.${name}` : `clientele.${name}`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure } as const,
  };
}

/** The value of the cookie `name` in a request's headers, or null. */
export function readCookie(headers: Headers, name: string): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value ?? null;
  }
  return null;
}
