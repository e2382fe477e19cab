import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Network = { address: string; prefix: number };

/** Reads `10.0.0.0/8`, `fd00::/8` or a single address. Null for anything else, octal and shorthand notations included. */
export function parseNetwork(text: string): Network | null {
  const [address = '', prefixText, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || address.includes('%') || rest.length > 0) return null;
  const longest = family === 4 ? 32 : 128;
  if (prefixText === undefined) return { address, prefix: longest };
  const prefix = /^\d{1,3}$/.test(prefixText) ? Number(prefixText) : Number.NaN;
  return prefix <= longest ? { address, prefix } : null;
}

/** Whether the address lies in the network. Families do not mix: an IPv4 network does not open its IPv6 disguises. */
export function networkContains(network: Network, address: string): boolean {
  const [inner, outer] = [ipaddr.parse(address), ipaddr.parse(network.address)];
  return inner.kind() === outer.kind() && inner.match(outer, network.prefix);
}

/** Globally routable addresses on which clouds serve metadata to the machine itself. */
const METADATA_ADDRESSES = new Set(['168.63.129.16', 'fd00:ec2:0:0:0:0:0:254']);

/** Ranges on which company servers live: opened by naming the host. */
const COMPANY_RANGES = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat']);

export type AddressClass =
  /** Anybody's: open without a word. */
  | 'public'
  /** Private, loopback, CGNAT: open where the operator names the host or the network. */
  | 'company'
  /** Link-local, metadata, multicast, benchmark, reserved, and IPv4 in IPv6 clothes: only for a network that says so. */
  | 'forbidden';

/** Default deny: what the IANA registries do not call global unicast is never public. */
export function classifyAddress(address: string): AddressClass {
  if (isIP(address) === 0 || address.includes('%')) return 'forbidden';
  const parsed = ipaddr.parse(address);
  if (METADATA_ADDRESSES.has(parsed.toNormalizedString())) return 'forbidden';
  const range = parsed.range();
  if (COMPANY_RANGES.has(range)) return 'company';
  if (range !== 'unicast') return 'forbidden';
  // IPv6: IANA has handed out 2000::/3 only.
  return parsed.kind() === 'ipv4' || parsed.match(ipaddr.parse('2000::'), 3) ? 'public' : 'forbidden';
}
