import type { IncomingMessage } from 'node:http';

/** Bytes. An address, a password and a consent to a hundred scopes are far below. */
const LARGEST = 64 * 1024;

const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** The fields of a form that was sent to a page; empty when it is no form, or too large to be one of ours. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  return (await readFormIfAny(request)) ?? new URLSearchParams();
}

/** The fields of a form; null when it is none, or too large. How large it is was said before (lib/server/http/body-limit.ts). */
export async function readFormIfAny(request: IncomingMessage): Promise<URLSearchParams | null> {
  const { 'content-type': type = '', 'content-length': length = '0' } = request.headers;
  if (!FORM.test(type) || Number(length) > LARGEST) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
