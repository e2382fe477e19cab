import type { IncomingMessage } from 'node:http';

/** Bytes. An address, a password and a consent to a hundred scopes are far below. */
const LARGEST = 64 * 1024;

/** The fields of a form that was sent to a page; empty when it is no form, or too large to be one of ours. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > LARGEST) return new URLSearchParams();
    chunks.push(chunk as Buffer);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
