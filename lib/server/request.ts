import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { DomainError } from '@/lib/domain/problem';

/** Headers that the one HTTP server sets on every request, and that no client can (lib/server/http/front.ts). */
export const INTERNAL_HEADERS = {
  requestId: 'x-clientele-request-id',
  address: 'x-clientele-address',
  path: 'x-clientele-path',
} as const;

export type RequestFacts = { requestId: string; address: string | null; path: string | null; userAgent: string | null };

/** What is known of a request, from the headers that `server.ts` sets and no client can. */
export function requestFacts(headers: Pick<Headers, 'get'>): RequestFacts {
  return {
    requestId: headers.get(INTERNAL_HEADERS.requestId) ?? randomUUID(),
    address: headers.get(INTERNAL_HEADERS.address),
    path: headers.get(INTERNAL_HEADERS.path),
    userAgent: headers.get('user-agent'),
  };
}

/** A request's headers as `fetch` knows them, for what pages and this server share. */
export function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one);
  }
  return headers;
}

/** `requestFacts` of a request that Next does not see. */
export function factsOf({ headers }: IncomingMessage): RequestFacts {
  // The front has set each of its own once, and Node keeps one user agent.
  return requestFacts({ get: (name) => (headers[name] as string | undefined) ?? null });
}

/**
 * Throws `bad_origin` unless the browser says that one of our own pages sends this (security.md §4). Next compares the two as
 * well, but lets a request without an Origin pass.
 */
export function requireSameOrigin(headers: Headers): void {
  const origin = headers.get('origin');
  const host = headers.get('host');
  if (origin === null || !URL.canParse(origin) || new URL(origin).host !== host) throw new DomainError('bad_origin');
}
