/**
 * RFC 7591 and RFC 7592 on plain `node:http`, in front of the library: its own registration endpoint keeps clients of its own, ours
 * go into the registry through the same schema, policy and trail as the form.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WireDocument } from '@/lib/domain/dialects/rfc7591/members';
import { describable } from '@/lib/domain/dialects/rfc7591/refusal';
import { factsOf } from '@/lib/server/request';
import { logSecurityEvent } from '@/lib/server/security-log';
import { readDocument } from './body';
import { answerCreate } from './create';
import { explain } from './explain';
import { type Answer, REGISTRATION_PATH } from './information';
import { answerOwn } from './own';
import { Refused } from './refused';

/** RFC 6750 §2.1. A token in the query or the body is none: it would stand in logs. */
const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/** Answers a request to `/oauth/register` or below; false when it is for something else. Rejects only for what is unexpected. */
export async function handleRegistration(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  if (path !== REGISTRATION_PATH && !path.startsWith(`${REGISTRATION_PATH}/`)) return false;
  const presented = BEARER.exec(request.headers.authorization ?? '')?.[1] ?? null;
  const facts = factsOf(request);
  let document: WireDocument = {};
  const read = async () => {
    document = await readDocument(request);
    return document;
  };
  try {
    send(response, await answer(request, path, presented, facts, read));
  } catch (error) {
    const refused = explain(error, document, presented);
    if (refused.status === 401 || refused.status === 429) logSecurityEvent('registration_refused', facts);
    // An unread body would be taken for the next request on this connection.
    if (!request.complete) response.setHeader('Connection', 'close');
    const body = { error: refused.error, error_description: describable(refused.description) };
    send(response, { status: refused.status, headers: refused.headers, body });
  }
  return true;
}

function answer(
  request: IncomingMessage,
  path: string,
  presented: string | null,
  facts: { requestId: string; address: string | null },
  read: () => Promise<WireDocument>,
): Promise<Answer> | Answer {
  const isNew = path === REGISTRATION_PATH;
  const allowed = isNew ? ['POST'] : ['GET', 'PUT', 'DELETE'];
  // RFC 9110 §9.3.7: who asks what there is proves nothing.
  if (request.method === 'OPTIONS') return { status: 204, headers: { Allow: allowed.join(', ') }, body: null };
  requireMethod(request, allowed);
  if (isNew) return answerCreate(presented, facts, read);
  const clientId = decoded(path.slice(REGISTRATION_PATH.length + 1));
  return answerOwn(request, clientId, presented, facts, read);
}

function requireMethod({ method = '' }: IncomingMessage, allowed: readonly string[]): void {
  if (allowed.includes(method === 'HEAD' ? 'GET' : method)) return;
  throw new Refused(405, 'invalid_request', `Use ${allowed.join(', ')}.`, { Allow: allowed.join(', ') });
}

/** A broken escape names no client: it is looked up as it stands, and not found. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** RFC 7591 §3.2.1: secrets are in here, so nobody keeps it. */
function send(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Pragma', 'no-cache');
  if (body === null) {
    response.end();
    return;
  }
  const text = JSON.stringify(body);
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}
