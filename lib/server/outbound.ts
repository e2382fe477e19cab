import { originMatches } from '@/lib/domain/outbound/origin-pattern';
import { env } from './env';
import { createGuardedFetch } from './guarded-fetch/guarded-fetch';

/** The way out of this process, as OUTBOUND_ALLOW opens it. Every outbound request goes through it (security.md §3). */
export const outbound = createGuardedFetch({ allow: env.OUTBOUND_ALLOW });

/** Whether OUTBOUND_ALLOW lists the origin of an http URL. */
export function isHttpOriginAllowed(url: string): boolean {
  return env.OUTBOUND_ALLOW.origins.some((pattern) => pattern.scheme === 'http' && originMatches(pattern, url));
}
