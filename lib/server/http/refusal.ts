import type { IncomingMessage, ServerResponse } from 'node:http';
import messages from '@/messages/en.json';

/** What the server itself answers, before Next or instead of it: one plain sentence. */
const REFUSALS = {
  bad_request: 400,
  bad_origin: 403,
  method_not_allowed: 405,
  length_required: 411,
  too_large: 413,
  failed: 500,
  stopping: 503,
} as const;

export type Refusal = keyof typeof REFUSALS;

/** Answers with the refusal's status and sentence: a problem (RFC 9457) in the REST API, JSON for programs that ask for it, otherwise text. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const asksForJson = request.headers.accept?.includes('application/json') || request.url?.startsWith('/api/');
  const sentence = messages.server[refusal];
  response.statusCode = REFUSALS[refusal];
  response.setHeader('Cache-Control', 'no-store');
  // An unread body would be taken for the next request on this connection.
  if (!request.complete) response.setHeader('Connection', 'close');
  if (request.url?.startsWith('/api/v1/')) {
    const problem = { title: sentence, status: REFUSALS[refusal], code: refusal };
    response.setHeader('Content-Type', 'application/problem+json');
    response.end(JSON.stringify(problem));
  } else if (asksForJson) {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ error: refusal, error_description: sentence }));
  } else {
    response.setHeader('Content-Type', 'text/plain; charset=utf-8');
    response.end(`${sentence}\n`);
  }
}
