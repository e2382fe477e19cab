import type { IncomingMessage, ServerResponse } from 'node:http';
import messages from '@/messages/en.json';
import { plainPage } from './plain-page';
import { refuse } from './refusal';

/**
 * Forms that are sent to a page without JavaScript, and server actions with more than a text, come as multipart/form-data. Next
 * throws on one that it cannot read, which is the sender's fault (400) and no crash of ours: it is read once before, by the same
 * parser. One body is at most a mebibyte (refuseBody), and Next holds it whole anyway.
 */
const FORM = /^multipart\/form-data/i;

/** Answers 400 to a form for a page whose body is none; false for every other request, whose body is as it was. */
export async function refuseBrokenForm(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const type = request.headers['content-type'];
  if (request.method !== 'POST' || type === undefined || !FORM.test(type) || isForPrograms(request)) return false;
  const body = await peekBody(request);
  // Whoever sent it has gone: nobody is answered.
  if (body === null) return true;
  try {
    await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    return false;
  } catch {
    answerBrokenForm(request, response);
    return true;
  }
}

/** The REST API says itself what it takes. */
const isForPrograms = ({ url }: IncomingMessage) => url?.startsWith('/api/') ?? false;

/** The whole body, which is put back for whoever reads it next; null when the connection breaks first. */
function peekBody(request: IncomingMessage): Promise<Buffer | null> {
  const length = Number(request.headers['content-length']);
  if (length === 0) return Promise.resolve(Buffer.alloc(0));
  return new Promise((peeked) => {
    // One listener for all of it: each new one is told at once of what is there already.
    const take = () => {
      const body: Buffer | null = request.read(length);
      if (body !== null) settle(body);
    };
    const fail = () => settle(null);
    const settle = (body: Buffer | null) => {
      request.off('readable', take).off('error', fail);
      // In the same turn: a stream that is empty for longer has ended.
      if (body !== null) request.unshift(body);
      peeked(body);
    };
    request.on('readable', take).on('error', fail);
  });
}

function answerBrokenForm(request: IncomingMessage, response: ServerResponse): void {
  // A page's script shows the sentence where the form is.
  if (request.headers['next-action'] !== undefined) {
    refuse(request, response, 'broken_form');
    return;
  }
  const { broken_form: sentence, brokenFormTitle: title } = messages.server;
  const page = plainPage(request, { title, sentence, number: null });
  response.writeHead(400, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(page);
}
