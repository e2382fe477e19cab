import type { IncomingMessage } from 'node:http';
import type { ProtocolView } from '@/lib/domain/interaction/views';

/** Only the one HTTP server can set it: what a client sends under this name never arrives (lib/server/http/front.ts). */
const VIEW_HEADER = 'x-clientele-view';

/** The page that shows every view, whatever address the browser has. */
const PAGE = '/interaction';

/** What tells Next that a request is more than the reading of a page. */
const NOT_FOR_A_PAGE = ['content-type', 'content-length', 'transfer-encoding', 'next-action', 'rsc'];

/**
 * Makes of a request that the authorization server has understood one for the page that answers it. The browser keeps its
 * address, so Reload and Back mean what they say, and a form with an error is answered in its place.
 */
export function turnIntoPage(request: IncomingMessage, view: ProtocolView): void {
  for (const name of NOT_FOR_A_PAGE) delete request.headers[name];
  request.headers[VIEW_HEADER] = Buffer.from(JSON.stringify(view)).toString('base64url');
  request.method = 'GET';
  request.url = PAGE;
  delete (request as { originalUrl?: string }).originalUrl;
}

/** The view that a page's request carries; null for whoever opens the page by its name. */
export function readView(headers: Headers): ProtocolView | null {
  const sent = headers.get(VIEW_HEADER);
  return sent === null ? null : (JSON.parse(Buffer.from(sent, 'base64url').toString()) as ProtocolView);
}
