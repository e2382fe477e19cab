import type { IncomingMessage, ServerResponse } from 'node:http';
import messages from '@/messages/en.json';
import { plainContent } from './plain-page';

/**
 * What `notFound()` and `forbidden()` interrupt, Next answers with an empty document that its script draws the page into, frame and
 * all. Who has no script is told the same in it.
 */

const EMPTY_DOCUMENT = '<html id="__next_error__">';
const BODY = '<body>';

const { notFound, forbidden } = messages.errors;
const TOLD: Readonly<Record<number, { title: string; sentence: string }>> = {
  403: { title: forbidden.title, sentence: forbidden.anyone },
  404: { title: notFound.title, sentence: notFound.cause },
};

/** Puts a sentence for browsers without a script into an interrupted page; everything else passes as it is. */
export function tellWithoutScript(request: IncomingMessage, response: ServerResponse): void {
  const { write, end } = response;
  let isEmptyDocument = false;
  const letPass = () => Object.assign(response, { write, end });

  /** The chunk with what is told, or as it is. Bytes: a chunk may end within a character. */
  const withTold = (chunk: unknown): unknown => {
    const told = TOLD[response.statusCode];
    const bytes = told === undefined ? null : asBytes(chunk);
    isEmptyDocument ||= bytes?.includes(EMPTY_DOCUMENT) ?? false;
    if (told === undefined || bytes === null || !isEmptyDocument) {
      letPass();
      return chunk;
    }
    const at = bytes.indexOf(BODY);
    if (at === -1) return chunk;
    letPass();
    const text = `<noscript>${plainContent(request, { ...told, number: null, wayOn: HOME })}</noscript>`;
    return Buffer.concat([bytes.subarray(0, at + BODY.length), Buffer.from(text), bytes.subarray(at + BODY.length)]);
  };

  response.write = ((chunk: unknown, ...rest: unknown[]) =>
    write.apply(response, [withTold(chunk), ...rest] as never)) as typeof write;
  response.end = ((chunk?: unknown, ...rest: unknown[]) =>
    end.apply(response, [withTold(chunk), ...rest] as never)) as typeof end;
}

const HOME = { href: '/', words: notFound.home };

function asBytes(chunk: unknown): Buffer | null {
  if (typeof chunk === 'string') return Buffer.from(chunk);
  return chunk instanceof Uint8Array ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : null;
}
