import type { IncomingMessage, ServerResponse } from 'node:http';
import messages from '@/messages/en.json';
import { INTERNAL_HEADERS } from '../request';
import { plainPage } from './plain-page';

/**
 * When a page cannot be made at all, Next answers 500 with an empty document that its script fills in later. Here that
 * becomes a page that can be read without a script, and 503 where the database is away (security.md §6).
 */

/** What Next's empty document says of the error: `DomainError.digest`. */
const DATABASE_AWAY = 'problem;unavailable';
const RETRY_AFTER_SECONDS = 5;

/** Puts a page of ours in the place of a failed one; everything else passes as it is. */
export function replaceFailedPage(request: IncomingMessage, response: ServerResponse): void {
  const { write, end, flushHeaders } = response;
  let document: string | null = null;

  /** Whether what follows is the body of a failed page. Settled with the first byte, or the end where there is none. */
  const fails = () => {
    if (document === null && !response.headersSent && isFailedPage(response)) document = '';
    return document !== null;
  };
  const take = (chunk: unknown, rest: readonly unknown[]) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) document += Buffer.from(chunk as string).toString();
    const written = [chunk, ...rest].find((argument) => typeof argument === 'function');
    if (written) queueMicrotask(written as () => void);
  };

  response.flushHeaders = () => {
    if (!fails()) flushHeaders.call(response);
  };
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    if (!fails()) return write.apply(response, [chunk, ...rest] as never);
    take(chunk, rest);
    return true;
  }) as typeof write;
  response.end = ((chunk?: unknown, ...rest: unknown[]) => {
    if (!fails()) return end.apply(response, [chunk, ...rest] as never);
    take(chunk, rest);
    const isAway = document?.includes(DATABASE_AWAY) ?? false;
    for (const name of ['Link', 'Vary', 'ETag', 'Content-Length']) response.removeHeader(name);
    response.statusCode = isAway ? 503 : 500;
    if (isAway) response.setHeader('Retry-After', String(RETRY_AFTER_SECONDS));
    response.setHeader('Cache-Control', 'no-store');
    return (end as (body: string) => ServerResponse).call(response, failedPage(request, isAway));
  }) as typeof end;
}

function isFailedPage(response: ServerResponse): boolean {
  return response.statusCode === 500 && String(response.getHeader('content-type') ?? '').startsWith('text/html');
}

function failedPage(request: IncomingMessage, isAway: boolean): string {
  const { title, unavailable, unexpected } = messages.ui.failed;
  return plainPage(request, {
    title,
    sentence: isAway ? unavailable : unexpected,
    number: String(request.headers[INTERNAL_HEADERS.requestId] ?? ''),
  });
}
