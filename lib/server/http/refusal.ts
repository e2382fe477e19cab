import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import messages from '@/messages/en.json';
import { plainProblem } from '../rest/problem';
import type { RestCode } from '../rest/rest-problem';
import { LARGEST_BODY } from './body-limit';

/** What the server itself answers, before Next or instead of it: one plain sentence. And what the REST API calls it. */
const REFUSALS = {
  bad_request: { status: 400, problem: 'bad_request' },
  broken_form: { status: 400, problem: 'bad_request' },
  bad_origin: { status: 403, problem: 'bad_origin' },
  method_not_allowed: { status: 405, problem: 'method_not_allowed' },
  length_required: { status: 411, problem: 'length_required' },
  too_large: { status: 413, problem: 'too_large' },
  failed: { status: 500, problem: 'unexpected' },
} as const satisfies Record<string, { status: number; problem: RestCode }>;

/** What there is in HTTP that something here could be asked with. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

export type Refusal = keyof typeof REFUSALS;

/** Answers with the refusal's status and sentence: a problem (RFC 9457) in the REST API, JSON for programs that ask for it, otherwise text. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const asksForJson = request.headers.accept?.includes('application/json') || request.url?.startsWith('/api/');
  const { status, problem } = REFUSALS[refusal];
  const sentence = messages.server[refusal];
  // Refused before it got one: then nothing of it was logged either, but whoever asks is told the same way.
  if (!response.hasHeader('X-Request-Id')) response.setHeader('X-Request-Id', randomUUID());
  response.statusCode = status;
  response.setHeader('Cache-Control', 'no-store');
  // RFC 9110 §15.5.6; what an address itself takes, it says where it is asked.
  if (refusal === 'method_not_allowed') response.setHeader('Allow', METHODS.join(', '));
  // An unread body would be taken for the next request on this connection.
  if (!request.complete) response.setHeader('Connection', 'close');
  if (request.url?.startsWith('/api/v1/')) {
    const requestId = String(response.getHeader('X-Request-Id'));
    response.setHeader('Content-Type', 'application/problem+json');
    response.end(JSON.stringify(plainProblem(problem, { maximum: LARGEST_BODY }, requestId)));
  } else if (asksForJson) {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ error: refusal, error_description: sentence }));
  } else {
    response.setHeader('Content-Type', 'text/plain; charset=utf-8');
    response.end(`${sentence}\n`);
  }
}
