import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { artifactId, UNSAFE_findArtifact, UNSAFE_saveArtifact } from '@/lib/data/protocol';
import { INTERNAL_HEADERS } from '@/lib/server/request';
import { issuedSince } from './arrival';
import { readFormIfAny } from './interaction/read-form';
import { showPage } from './interaction/show-page';
import { ROUTES } from './routes';
import { seal, unseal } from './seal';
import { limitOf } from './strangers';

/** Where a browser may also be sent with a form (OIDC Core §3.1.2.1, RP-Initiated Logout §2). */
const POSTED: ReadonlySet<string> = new Set([ROUTES.authorization, ROUTES.end_session]);

const KIND = 'PostedRequest';
const HANDED_OVER = /^([^?]+)\?posted=([\w-]{43})$/;
/** OIDC Core §3.1.2.1. */
const NO_FORM = 'send a form (application/x-www-form-urlencoded) of at most 64 KiB';
/** Seconds: long enough to reload the page that it leads to. */
const LIFETIME = 5 * 60;

/**
 * A form that another site posts arrives without our cookies, which are Lax: they come along with a GET only (the library would want
 * SameSite=None). So it is kept, encrypted, for some minutes, and led on to the same address under a name that says nothing: what
 * was posted so that it stands in no address (hints, ID tokens, request objects) is in no history and no log.
 *
 * Returns what the request asks for below the issuer, with all parameters; null when it has been answered.
 */
export async function expandPosted(
  mount: string,
  below: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<string | null> {
  if (request.method === 'POST' && POSTED.has(below)) {
    const form = await readFormIfAny(request);
    if (form === null) {
      // An unread body would be taken for the next request on this connection.
      response.setHeader('Connection', 'close');
      refuse(request, response, 'invalid_request', 400, NO_FORM);
      return null;
    }
    const query = String(form);
    const limited = await limitOf(request, query.length);
    if (limited !== null) {
      response.setHeader('Retry-After', limited.seconds);
      refuse(request, response, 'rate_limited', 429);
      return null;
    }
    const name = await keep(below, query);
    const headers = { Location: `${mount}${below}?posted=${name}`, 'Cache-Control': 'no-store', 'Content-Length': '0' };
    response.writeHead(303, headers).end();
    return null;
  }
  const [, path, name] = (request.method === 'GET' && HANDED_OVER.exec(below)) || [];
  if (path === undefined || name === undefined || !POSTED.has(path)) return below;
  const query = await find(path, name);
  if (query !== null) return `${path}?${query}`;
  refuse(request, response, 'expired', 400);
  return null;
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  error: string,
  status: number,
  description = '',
): void {
  const requestId = String(request.headers[INTERNAL_HEADERS.requestId] ?? '');
  showPage(request, response, { page: 'refused', error, description, client: null, requestId }, { status });
}

async function keep(path: string, query: string): Promise<string> {
  const name = randomBytes(32).toString('base64url');
  const createdAt = issuedSince() / 1000;
  await UNSAFE_saveArtifact(artifactId(KIND, name), {
    kind: KIND,
    payload: { sealed: seal({ path, query }, name) },
    ...{ grantId: null, clientId: null, accountId: null, uid: null, userCode: null },
    createdAt,
    expiresAt: createdAt + LIFETIME,
  });
  return name;
}

async function find(path: string, name: string): Promise<string | null> {
  const stored = await UNSAFE_findArtifact(artifactId(KIND, name));
  if (stored === null) return null;
  const kept = unseal(String(stored.payload.sealed), name);
  return kept.path === path ? String(kept.query) : null;
}
