import type { IncomingMessage, ServerResponse } from 'node:http';
import { INTERNAL_HEADERS } from '@/lib/server/request';
import { readForm } from './interaction/read-form';
import { showPage } from './interaction/show-page';
import { ROUTES } from './routes';

/** Where a browser may also be sent with a form (OIDC Core §3.1.2.1, RP-Initiated Logout §2). */
const POSTED: ReadonlySet<string> = new Set([ROUTES.authorization, ROUTES.end_session]);

/** Characters. A request line that is longer is none for many servers and proxies. */
const LONGEST = 8_000;

/**
 * Leads a form that another site posted on to the same address with a query: its cookies are Lax, so a browser brings them along only
 * with a GET (the library would want SameSite=None). False when the request is another one.
 */
export async function leadPostedOn(
  mount: string,
  below: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (request.method !== 'POST' || !POSTED.has(below)) return false;
  const query = String(await readForm(request));
  if (query.length <= LONGEST) {
    const headers = { Location: `${mount}${below}?${query}`, 'Cache-Control': 'no-store', 'Content-Length': '0' };
    response.writeHead(303, headers).end();
    return true;
  }
  const view = {
    page: 'refused',
    error: 'invalid_request',
    description: 'the request is too long: push it first (RFC 9126)',
    client: null,
    requestId: String(request.headers[INTERNAL_HEADERS.requestId] ?? ''),
  } as const;
  showPage(request, response, view, { status: 400 });
  return true;
}
