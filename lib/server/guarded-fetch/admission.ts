import { isIP } from 'node:net';
import type { OutboundFailureReason } from '@/lib/domain/outbound/failure';
import { originMatches, portOf } from '@/lib/domain/outbound/origin-pattern';
import { classifyAddress, networkContains } from './address';
import type { AllowList } from './allow-list';

type Refusal = Extract<OutboundFailureReason, 'not_https' | 'port_not_allowed' | 'blocked_address'>;

/** The ports on which https is expected to be a web server. */
const OPEN_PORTS = new Set([443, 8443]);

/** The host of a URL as a socket takes it: without the brackets of an IPv6 literal. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function listsOrigin(url: URL, allow: AllowList): boolean {
  return allow.origins.some((pattern) => originMatches(pattern, url));
}

/**
 * The first gate, before any name is resolved. A network opens its addresses on any port, so that with a network listed the
 * port of a named host can only be judged at the second.
 */
export function refuseUrl(url: URL, allow: AllowList): Refusal | null {
  if (listsOrigin(url, allow)) return null;
  if (url.protocol !== 'https:') return 'not_https';
  const host = hostOf(url);
  if (isIP(host) !== 0) return refuseAddress(url, host, allow);
  return OPEN_PORTS.has(portOf(url)) || allow.networks.length > 0 ? null : 'port_not_allowed';
}

/**
 * The second gate, on an address about to be connected to: it counts, because a name may have changed its address since
 * anybody looked (security.md §3).
 */
export function refuseAddress(url: URL, address: string, allow: AllowList): Refusal | null {
  const host = hostOf(url);
  const originListed = listsOrigin(url, allow);
  if (!originListed && url.protocol !== 'https:') return 'not_https';
  if (isIP(address) !== 0 && allow.networks.some((network) => networkContains(network, address))) return null;
  if (!originListed && !OPEN_PORTS.has(portOf(url))) return 'port_not_allowed';
  if (originListed && isIP(host) !== 0) return host === address ? null : 'blocked_address';
  const kind = classifyAddress(address);
  const named = originListed || allow.hosts.includes(host);
  return kind === 'public' || (kind === 'company' && named) ? null : 'blocked_address';
}
