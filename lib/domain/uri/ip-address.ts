/** What a host is to a browser that is sent there. Takes hosts as the WHATWG parser serialises them, so addresses have one notation. */

/**
 * `private`: RFC 1918 or RFC 4193. `disguised`: IPv6 that carries an IPv4 address which nobody can read in it. `public`: everything
 * else, the unspecified, link-local, shared and multicast ranges too, since a client has no business on any of them.
 */
export type HostKind = 'name' | 'loopback' | 'private' | 'disguised' | 'public';

const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;
const PRIVATE_IPV4 = /^(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)\./;

/** The eight 16-bit groups of a serialised IPv6 address, without its brackets. */
function groupsOf(address: string): number[] {
  const words = (part: string) => (part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16)));
  const [head = '', tail] = address.split('::');
  if (tail === undefined) return words(head);
  const [before, after] = [words(head), words(tail)];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** The prefixes under which IPv6 carries an IPv4 address, and the group where it begins. */
const IPV4_CARRIERS: readonly { prefix: readonly number[]; at: number }[] = [
  { prefix: [0, 0, 0, 0, 0, 0xffff], at: 6 }, // mapped, RFC 4291 §2.5.5.2
  { prefix: [0, 0, 0, 0, 0xffff, 0], at: 6 }, // translated, RFC 2765 §2.1
  { prefix: [0, 0, 0, 0, 0, 0], at: 6 }, // compatible, RFC 4291 §2.5.5.1
  { prefix: [0x64, 0xff9b], at: 6 }, // NAT64, RFC 6052 §2.1 and RFC 8215
  { prefix: [0x2002], at: 1 }, // 6to4, RFC 3056 §2
];

/** The IPv4 address that an IPv6 literal (in brackets) carries, or null. */
export function carriedIpv4(host: string): string | null {
  if (!host.startsWith('[') || host === '[::]' || host === '[::1]') return null;
  const groups = groupsOf(host.slice(1, -1));
  const carrier = IPV4_CARRIERS.find(({ prefix }) => prefix.every((word, index) => groups[index] === word));
  if (carrier === undefined) return null;
  const [high = 0, low = 0] = groups.slice(carrier.at);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function kindOfIpv6(host: string): HostKind {
  if (host === '[::1]') return 'loopback';
  if (carriedIpv4(host) !== null) return 'disguised';
  // RFC 4193 §3.1: fc00::/7.
  return /^\[f[cd][0-9a-f]{2}:/.test(host) ? 'private' : 'public';
}

/** What `host` is, an IPv6 literal in its brackets. */
export function hostKind(host: string): HostKind {
  if (host.startsWith('[')) return kindOfIpv6(host);
  if (!IPV4.test(host)) return 'name';
  if (host.startsWith('127.')) return 'loopback';
  return PRIVATE_IPV4.test(host) ? 'private' : 'public';
}

/**
 * The hosts where plain http never leaves the machine (RFC 8252 §7.3, §8.3). Not all of 127/8 and not `*.localhost`: what they lead
 * to depends on the machine.
 */
export function isLoopbackHost(host: string): boolean {
  return host === '127.0.0.1' || host === '[::1]' || host === 'localhost';
}
