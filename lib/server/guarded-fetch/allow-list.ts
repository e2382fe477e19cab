import { isIP } from 'node:net';
import { type OriginPattern, parseOriginPattern } from '@/lib/domain/outbound/origin-pattern';
import { type Network, parseNetwork } from './address';

/**
 * What the operator opened with OUTBOUND_ALLOW (security.md §3), because company identity providers live on private
 * networks: networks on any port, host names on 443 and 8443, and origins, the only ones that may be plain http.
 */
export type AllowList = { networks: readonly Network[]; hosts: readonly string[]; origins: readonly OriginPattern[] };

const HOST_NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Numbers in any notation are addresses to the URL parser (`0x7f.1`, `2130706433`): an entry like that is a mistake. */
function isHostName(text: string): boolean {
  const url = `https://${text}/`;
  return text.length <= 253 && HOST_NAME.test(text) && URL.canParse(url) && new URL(url).hostname === text;
}

/**
 * Reads the comma-separated setting.
 * @returns the list, or every entry that could not be read: one misread entry must stop the start, not open less or more.
 */
export function parseAllowList(text: string): { ok: true; value: AllowList } | { ok: false; problems: string[] } {
  const networks: Network[] = [];
  const hosts: string[] = [];
  const origins: OriginPattern[] = [];
  const problems: string[] = [];
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const origin = parseOriginPattern(entry);
    const network = entry.includes('/') || isIP(entry) !== 0 ? parseNetwork(entry) : null;
    if (origin !== null) origins.push(origin);
    else if (network !== null) networks.push(network);
    else if (isHostName(entry)) hosts.push(entry);
    else problems.push(entry);
  }
  return problems.length === 0 ? { ok: true, value: { networks, hosts, origins } } : { ok: false, problems };
}
