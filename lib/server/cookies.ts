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

/** A cookie as it stands in a Set-Cookie header, for what answers without Next. No age: until the browser is closed. */
export function serializeCookie(
  { name, options }: ReturnType<typeof cookieNamed>,
  value: string,
  maxAgeSeconds: number | null = null,
): string {
  const age = maxAgeSeconds === null ? '' : `; Max-Age=${maxAgeSeconds}`;
  return `${name}=${value}; Path=${options.path}; HttpOnly; SameSite=Lax${options.secure ? '; Secure' : ''}${age}`;
}

/** The value of the cookie `name` in a request's headers, or null. */
export function readCookie(headers: Headers, name: string): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value ?? null;
  }
  return null;
}
