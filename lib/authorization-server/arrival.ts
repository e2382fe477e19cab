import type { IncomingMessage } from 'node:http';
import { Provider } from 'oidc-provider';

const arrivals = new WeakMap<IncomingMessage, number>();

/** Remembers when a request arrived. */
export function noteArrival(request: IncomingMessage): void {
  arrivals.set(request, Date.now());
}

/**
 * Milliseconds: since when what is being saved counts as issued. A request knows what it knows since it arrived, so what it issues
 * is as old as that, and whoever was shut out while it was under way takes it with them (lib/data/protocol/end-tokens.ts).
 */
export function issuedSince(): number {
  const request = Provider.ctx?.req;
  return (request && arrivals.get(request)) ?? Date.now();
}
