import type { OriginPattern } from '@/lib/domain/outbound/origin-pattern';
import { env } from '@/lib/server/env';

/** The origins that OUTBOUND_ALLOW opens for plain http: what the form needs to judge an issuer URL as the server will. */
export function httpOrigins(): OriginPattern[] {
  return env.OUTBOUND_ALLOW.origins.filter(({ scheme }) => scheme === 'http');
}
