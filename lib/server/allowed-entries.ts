import type { AllowList } from './guarded-fetch/allow-list';
import type { Settings } from './settings';

/** OUTBOUND_ALLOW as the settings page shows it: one entry each, the way an operator writes them. */
export function outboundEntries({ origins, hosts, networks }: AllowList): string[] {
  return [
    ...origins.map(({ scheme, host, port }) => `${scheme}://${host}:${port}`),
    ...hosts,
    ...networks.map(({ address, prefix }) => `${address}/${prefix}`),
  ];
}

/** TRUSTED_PROXIES likewise. */
export function trustedProxyEntries(networks: Settings['TRUSTED_PROXIES']): string[] {
  return networks.map(([address, prefix]) => `${address.toString()}/${prefix}`);
}
