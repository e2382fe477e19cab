import { AsyncLocalStorage } from 'node:async_hooks';

const arrivals = new AsyncLocalStorage<number>();

/** Remembers, for all that is done to answer a request, when it arrived. */
export function arriving<T>(answer: () => T): T {
  return arrivals.run(Date.now(), answer);
}

/**
 * Milliseconds: since when what is being saved counts as issued. A request knows what it knows since it arrived, so what it issues
 * is as old as that, and whoever was shut out while it was under way takes it with them (lib/data/protocol/end-tokens.ts).
 */
export function issuedSince(): number {
  return arrivals.getStore() ?? Date.now();
}
