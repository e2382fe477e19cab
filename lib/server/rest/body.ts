import { parseStrictJson } from '@/lib/domain/json/strict-json';
import { LARGEST_BODY } from '../http/body-limit';
import { RestProblem } from './rest-problem';
import { words } from './words';

/** RFC 8259 §11 and RFC 6839 §3.1: JSON, or something built on it. */
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** Takes a UTF-8 byte order mark for what it is: a mistake (RFC 8259 §8.1). */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The one JSON text of a request. Throws `unsupported_media_type`, `too_large`, `malformed_json`. */
export async function readJsonBody(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!JSON_TYPE.test(type))
    throw new RestProblem('unsupported_media_type', { headers: { Accept: 'application/json' } });
  // RFC 9110 §15.5.16: we read no coding, and say so.
  if (!/^(identity)?$/i.test(request.headers.get('content-encoding') ?? ''))
    throw new RestProblem('unsupported_media_type', { headers: { 'Accept-Encoding': 'identity' } });
  const text = decode(await readBytes(request));
  if (text.trim() === '') throw malformed('empty', '');
  const parsed = parseStrictJson(text);
  if (!parsed.ok) throw malformed(parsed.problem, parsed.member);
  return parsed.value;
}

/** Stops at the limit, whatever the headers announced. */
async function readBytes(request: Request): Promise<Uint8Array> {
  const tooLarge = () => new RestProblem('too_large', { params: { maximum: LARGEST_BODY } });
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > LARGEST_BODY) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw malformed('not_utf8', '');
  }
}

function malformed(problem: string, member: string): RestProblem {
  return new RestProblem('malformed_json', {
    params: { problem: words(`api.json.${problem}` as never, { member } as never) },
  });
}
