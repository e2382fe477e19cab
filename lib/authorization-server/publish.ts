import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { isWellKnown, type WellKnown, writeDocument } from './well-known';

/** Milliseconds; and how many of the requests within it ask the database whether anything has changed. */
const WINDOW = 50;
const ASKING = 32;

const METADATA = '/.well-known/oauth-authorization-server';

/**
 * Answers discovery and keys, which every verifier there is reads. A request gets what stands in the database at that moment;
 * in a flood, the 33rd and later of a window of 50 ms get what those before them got (decision 063).
 */
export function createPublisher(mount: string, read: () => Promise<WellKnown>, securityHeaders: OutgoingHttpHeaders) {
  let began = 0;
  let count = 0;
  let latest: WellKnown | null = null;
  // RFC 8414 §3.1: the address of an issuer with a path has the well-known part in front of that path.
  const inFront = METADATA + mount;

  return ({ method, url = '' }: IncomingMessage, response: ServerResponse): boolean => {
    if (method !== 'GET' || (url !== inFront && !url.startsWith(mount))) return false;
    const path = url === inFront ? METADATA : url.slice(mount.length);
    if (!isWellKnown(path)) return false;

    const now = performance.now();
    if (now - began > WINDOW) {
      began = now;
      count = 0;
      latest = null;
    }
    count += 1;
    if (count > ASKING && latest !== null) return writeDocument(response, latest, path);
    const window = began;
    read().then(
      (wellKnown) => {
        if (window === began) latest = wellKnown;
        writeDocument(response, wellKnown, path);
      },
      () => response.writeHead(503, { ...securityHeaders, 'Retry-After': '5', 'Cache-Control': 'no-store' }).end(),
    );
    return true;
  };
}
