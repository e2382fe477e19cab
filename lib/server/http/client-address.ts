import ipaddr from 'ipaddr.js';
import type { TrustedNetwork } from '../settings';

/** An address as text of one form: IPv4 in IPv6 unwrapped, brackets and a port removed. Null for anything else. */
function readAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
}

function isTrusted(address: ipaddr.IPv4 | ipaddr.IPv6, networks: readonly TrustedNetwork[]): boolean {
  return networks.some(([network, bits]) => address.kind() === network.kind() && address.match(network, bits));
}

/**
 * Where a request really comes from. X-Forwarded-For is read from the right, and each entry is believed only as long as the
 * one who appended it is a proxy of ours (TRUSTED_PROXIES): what a client wrote itself stands further left and is ignored.
 */
export function clientAddress(
  connected: string | undefined,
  forwardedFor: string | undefined,
  trusted: readonly TrustedNetwork[],
): string | null {
  let address = readAddress(connected ?? '');
  if (address === null) return null;
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  while (hops.length > 0 && isTrusted(address, trusted)) {
    const previous = readAddress(hops.pop() ?? '');
    if (previous === null) break;
    address = previous;
  }
  return address.toString();
}
