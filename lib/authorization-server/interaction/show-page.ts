import type { IncomingMessage, ServerResponse } from 'node:http';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { ProtocolView } from '@/lib/domain/interaction/views';
import { extendPolicy } from '@/lib/server/http/security-headers';
import { turnIntoPage } from '@/lib/server/protocol-view';

type Options = {
  status?: number;
  /** Addresses that a form of this page leads on to: Chromium holds redirects against `form-action`. */
  formLeadsTo?: readonly (string | null)[];
  /** Addresses that this page shows in frames. */
  frames?: readonly string[];
};

const handedOver = new WeakSet<IncomingMessage>();

/** Whether a request is to be answered by a page of Next. */
export function isHandedOver(request: IncomingMessage): boolean {
  return handedOver.has(request);
}

/** Answers with a page: what was set on the response so far (cookies above all) goes out with it. */
export function showPage(
  request: IncomingMessage,
  response: ServerResponse,
  view: ProtocolView,
  { status = 200, formLeadsTo = [], frames = [] }: Options = {},
): void {
  for (const name of ['Content-Length', 'Content-Type', 'Location']) response.removeHeader(name);
  response.statusCode = status;
  response.setHeader('Cache-Control', 'no-store');
  extendPolicy(response, {
    'form-action': formLeadsTo.flatMap((address) => (address === null ? [] : [sourceOf(address)])),
    'frame-src': frames.map(withoutQuery),
  });
  handedOver.add(request);
  turnIntoPage(request, view);
}

/** The same from within the library, which must leave the answer alone then. */
export function showPageOf(ctx: KoaContextWithOIDC, view: ProtocolView, options?: Options): void {
  ctx.respond = false;
  showPage(ctx.req, ctx.res, view, options);
}

/** CSP Level 3 §2.3.1: an origin, or of a private-use scheme the scheme. */
export function sourceOf(address: string): string {
  const { origin, protocol } = new URL(address);
  return origin === 'null' ? protocol : origin;
}

function withoutQuery(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}
