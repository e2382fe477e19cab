import type { IncomingMessage } from 'node:http';
import type { WireDocument } from '@/lib/domain/dialects/rfc7591/members';
import { parseStrictJson } from '@/lib/domain/json/strict-json';
import { Refused } from './refused';

/** A hundred redirect URIs of 2,048 characters and a key set fit twice. */
const LARGEST_DOCUMENT = 512 * 1024;

/** RFC 7591 §3.1: `application/json`. A charset may be named, and then it is UTF-8 (RFC 8259 §8.1). */
const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** Reads the one JSON object of a request. Throws `Refused` for everything else. */
export async function readDocument(request: IncomingMessage): Promise<WireDocument> {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) {
    throw new Refused(415, 'invalid_client_metadata', 'Content-Type: Send the registration as application/json.');
  }
  const json = parseStrictJson(await readText(request));
  if (!json.ok) throw invalid(JSON_PROBLEMS[json.problem](json.member));
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value)) {
    throw invalid('The body is not a registration. Send one JSON object.');
  }
  return json.value as WireDocument;
}

const JSON_PROBLEMS = {
  syntax: () => 'The body is not JSON. Send one JSON object.',
  duplicate_key: (member: string) => `${member}: This member stands here twice. Send it once.`,
  forbidden_key: (member: string) => `${member}: This member is not allowed. Leave it out.`,
  forbidden_text: () => 'The body contains text that cannot be stored (NUL or half a character). Remove it.',
  too_deep: () => 'The body is nested too deeply.',
} as const;

const invalid = (description: string) => new Refused(400, 'invalid_client_metadata', description);

async function readText(request: IncomingMessage): Promise<string> {
  const tooLarge = () => new Refused(413, 'invalid_client_metadata', `Send at most ${LARGEST_DOCUMENT} bytes.`);
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_DOCUMENT) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LARGEST_DOCUMENT) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    // Whoever sent it hung up: nobody waits for an answer, and it is no fault of ours.
    throw error instanceof Refused ? error : invalid('The body did not arrive whole.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw invalid('The body is not valid UTF-8.');
  }
}
