import type { IncomingMessage, ServerResponse } from 'node:http';
import messages from '@/messages/en.json';
import { INTERNAL_HEADERS } from '../request';

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

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function failedPage({ method, url = '/', headers }: IncomingMessage, isAway: boolean): string {
  const { title, unavailable, unexpected, retry } = messages.ui.failed;
  const requestId = String(headers[INTERNAL_HEADERS.requestId] ?? '');
  const nonce = String(headers['x-nonce'] ?? '');
  // A form that was sent is not sent again by a link; the browser's way back still has what was typed.
  const wayOn =
    method === 'POST' ? escapeHtml(messages.server.goBack) : `<a href="${escapeHtml(url)}">${escapeHtml(retry)}</a>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Clientele</title>
<style nonce="${escapeHtml(nonce)}">
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 37.5rem; margin: 4rem auto; padding: 0 1rem; color: light-dark(#1b1f2a, #ebecef); background: light-dark(#f9fafb, #0c0d11); }
h1 { font-size: 1.25rem; }
a { color: light-dark(#2f55c9, #9db8ff); }
</style>
</head>
<body>
<main>
<div role="alert">
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(isAway ? unavailable : unexpected)}${isAway ? '' : ` <code>${escapeHtml(requestId)}</code>`}</p>
<p>${wayOn}</p>
</div>
</main>
</body>
</html>
`;
}
