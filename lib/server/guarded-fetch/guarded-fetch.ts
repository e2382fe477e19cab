import { Agent, type BodyInit, type HeadersInit, type Response as UndiciResponse, fetch as undiciFetch } from 'undici';
import { hostOf, refuseUrl } from './admission';
import type { AllowList } from './allow-list';
import { readBounded } from './body';
import { guardedConnector } from './connect';
import { OutboundError, toOutboundError } from './outbound-error';
import { type Resolve, systemResolve } from './resolve';

/** security.md §3: total time including the body, and size after decompression. */
const OUTBOUND_LIMITS = { timeoutMs: 5_000, bodyBytes: 256 * 1024 } as const;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Fetch, “null body status”: a Response with one must be made without a body. */
const BODILESS = new Set([101, 103, 204, 205, 304]);

export type OutboundInit = {
  method?: string;
  headers?: HeadersInit;
  body?: BodyInit | null;
  signal?: AbortSignal | null;
};

/** An answer that has arrived whole. */
export type OutboundAnswer = {
  url: string;
  status: number;
  headers: Headers;
  body: Uint8Array<ArrayBuffer>;
  /** The address it really came from. */
  address: string;
};

type Options = { allow: AllowList; resolve?: Resolve; limits?: { timeoutMs: number; bodyBytes: number } };

/**
 * Makes the one way out of this process (security.md §3). https only, public addresses only, no redirects, no proxies, no
 * reused connections; five seconds and 256 KiB; what the operator listed in OUTBOUND_ALLOW excepted.
 */
export function createGuardedFetch({ allow, resolve = systemResolve, limits = OUTBOUND_LIMITS }: Options) {
  /** Sends a request and waits for the whole answer. @throws OutboundError, or the reason of the caller's own signal. */
  async function request(address: string | URL, init: OutboundInit = {}): Promise<OutboundAnswer> {
    const url = new URL(address);
    const place = { host: hostOf(url), port: url.port, limitKib: Math.floor(limits.bodyBytes / 1024) };
    const refusal = refuseUrl(url, allow);
    if (refusal !== null) throw new OutboundError(refusal, place);

    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(new OutboundError('timed_out', place)), limits.timeoutMs);
    const onAbort = () => stop.abort(init.signal?.reason);
    if (init.signal?.aborted) onAbort();
    init.signal?.addEventListener('abort', onAbort, { once: true });

    let connectedTo = '';
    const connect = guardedConnector({
      url,
      allow,
      resolve,
      timeoutMs: limits.timeoutMs,
      signal: stop.signal,
      onConnected: (peer) => {
        connectedTo = peer;
      },
    });
    // A dispatcher for this one request: nothing is pooled, so every request passes the guard.
    const dispatcher = new Agent({ connect, pipelining: 0, maxResponseSize: limits.bodyBytes * 2 });
    try {
      const { method = 'GET', headers = {}, body = null } = init;
      const response = await undiciFetch(url, {
        method,
        headers,
        body,
        dispatcher,
        redirect: 'manual',
        signal: stop.signal,
        ...(body === null ? {} : { duplex: 'half' as const }),
      });
      refuseRedirect(response, url);
      const bytes = await readBounded(response.body, limits.bodyBytes);
      return {
        url: url.href,
        status: response.status,
        headers: plainHeaders(response),
        body: bytes,
        address: connectedTo,
      };
    } catch (error) {
      if (init.signal?.aborted) throw init.signal.reason;
      throw toOutboundError(stop.signal.aborted ? stop.signal.reason : error, place);
    } finally {
      clearTimeout(timer);
      init.signal?.removeEventListener('abort', onAbort);
      void dispatcher.destroy();
    }
  }

  /** The same as a `fetch`: openid-client's `customFetch`, oidc-provider's `fetch`. Unknown members of `init` are ignored. */
  async function fetch(address: string | URL, init?: OutboundInit): Promise<Response> {
    const { status, headers, body } = await request(address, init);
    return new Response(BODILESS.has(status) ? null : body, { status, headers });
  }

  return { request, fetch };
}

export type GuardedFetch = ReturnType<typeof createGuardedFetch>;

function refuseRedirect(response: UndiciResponse, url: URL): void {
  if (!REDIRECTS.has(response.status)) return;
  const target = response.headers.get('location') ?? '';
  const location = URL.canParse(target, url.href) ? new URL(target, url).href.slice(0, 500) : '';
  throw new OutboundError('redirected', { status: response.status, location, host: hostOf(url) });
}

/** The body is decoded by now: headers that describe it on the wire would lie about it. */
function plainHeaders(response: UndiciResponse): Headers {
  const headers = new Headers([...response.headers]);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  return headers;
}
