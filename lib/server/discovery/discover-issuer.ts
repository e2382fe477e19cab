import { isHttpOriginAllowed, outbound } from '../outbound';
import { createDiscovery } from './create-discovery';

// Next evaluates a module once a bundle: one process keeps one table of attempts under way, whoever asks.
const shared = globalThis as typeof globalThis & { clienteleDiscovery?: ReturnType<typeof createDiscovery> };
shared.clienteleDiscovery ??= createDiscovery({ request: outbound.request, allowHttp: isHttpOriginAllowed });

/** Discovers an issuer with this server's own settings: see `createDiscovery`. */
export const discoverIssuer = shared.clienteleDiscovery;
