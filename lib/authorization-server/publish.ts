import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { isWellKnown, type WellKnown, writeDocument } from './well-known';

/** Milliseconds; and how many of the requests within it ask the database whether anything has changed. */
const WINDOW = 50;
const ASKING = 32;
/** In a flood one more asks when nobody has for so long: when the window ends there is an answer that still counts. */
const RENEWAL = WINDOW / 2;

const METADATA = '/.well-known/oauth-authorization-server';

/**
 * Answers discovery and keys, which every verifier there is reads. A request gets what stands in the database at that moment;
 * in a flood, the 33rd and later of a window of 50 ms get, at once, what was asked for at most 50 ms ago (decision 063).
 */
export function createPublisher(mount: string, read: () => Promise<WellKnown>, securityHeaders: OutgoingHttpHeaders) {
  let began = 0;
  let count = 0;
  let asked = 0;
  let latest: { wellKnown: WellKnown; asked: number } | null = null;
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
    }
    count += 1;
    const isFlood = count > ASKING && now - asked <= RENEWAL;
    if (isFlood && latest !== null && now - latest.asked <= WINDOW) {
      return writeDocument(response, latest.wellKnown, path);
    }
    asked = now;
    read().then(
      (wellKnown) => {
        if (latest === null || latest.asked < now) latest = { wellKnown, asked: now };
        writeDocument(response, wellKnown, path);
      },
      () => response.writeHead(503, { ...securityHeaders, 'Retry-After': '5', 'Cache-Control': 'no-store' }).end(),
    );
    return true;
  };
}
