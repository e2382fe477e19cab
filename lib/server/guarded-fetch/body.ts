import type { ReadableStream } from 'node:stream/web';
import { OutboundError } from './outbound-error';

/**
 * Reads a decoded body and stops at the limit: the pipe is pulled a chunk at a time, so a bomb of any size costs one chunk.
 * @throws OutboundError too_large
 */
export async function readBounded(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream ?? []) {
    length += chunk.byteLength;
    if (length > limit) throw new OutboundError('too_large', { limitKib: Math.floor(limit / 1024) });
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
