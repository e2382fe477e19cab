import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { isWellKnown, type WellKnown, writeDocument } from './well-known';

/** Milliseconds that an answer may be old in a flood; and how many requests within as long are one. */
const WINDOW = 50;
const FLOOD = 8;
/** Asked again so often in a flood that an answer is there before the one that counts is too old. */
const RENEWAL = WINDOW / 5;

/** So many documents within a second on one connection are somebody's load and no verifier. */
const CROWD = 200;
const SECOND = 1_000;

const METADATA = '/.well-known/oauth-authorization-server';

/**
 * Answers discovery and keys, which every verifier there is reads. A request gets what stands in the database at that moment; in a
 * flood, from the ninth within 50 ms until as long has passed with fewer, it gets at once what was asked for at most 50 ms ago
 * (decision 063).
 *
 * @param options `keepsCrowds`: connections that ask for little else stay; any other process lets them go, until they come to one
 * that keeps them
 */
export function createPublisher(
  mount: string,
  read: () => Promise<WellKnown>,
  { securityHeaders, keepsCrowds }: { securityHeaders: OutgoingHttpHeaders; keepsCrowds: boolean },
) {
  let began = 0;
  let count = 0;
  let before = 0;
  let asked = 0;
  let latest: { wellKnown: WellKnown; asked: number } | null = null;
  const loads = new WeakMap<Socket, { since: number; count: number }>();
  // RFC 8414 §3.1: the address of an issuer with a path has the well-known part in front of that path.
  const inFront = METADATA + mount;

  /** Whether this request is one of a flood. */
  function arrivesInFlood(now: number): boolean {
    if (now - began > WINDOW) {
      before = now - began > 2 * WINDOW ? 0 : count;
      began = now;
      count = 0;
    }
    count += 1;
    return Math.max(before, count) > FLOOD;
  }

  /** Whether this connection is one of a crowd. */
  function isCrowd(socket: Socket, now: number): boolean {
    const load = loads.get(socket);
    if (load === undefined || now - load.since > SECOND) {
      loads.set(socket, { since: now, count: 1 });
      return false;
    }
    load.count += 1;
    return load.count > CROWD;
  }

  async function ask(now: number): Promise<WellKnown> {
    asked = now;
    const wellKnown = await read();
    if (latest === null || latest.asked < now) latest = { wellKnown, asked: now };
    return wellKnown;
  }

  return ({ method, url = '', socket }: IncomingMessage, response: ServerResponse): boolean => {
    if (method !== 'GET' || (url !== inFront && !url.startsWith(mount))) return false;
    const path = url === inFront ? METADATA : url.slice(mount.length);
    if (!isWellKnown(path)) return false;

    const now = performance.now();
    // RFC 9112 §9.6: answered as every other, and whoever wants more opens another connection.
    if (!keepsCrowds && isCrowd(socket, now)) response.shouldKeepAlive = false;
    if (arrivesInFlood(now) && latest !== null && now - latest.asked <= WINDOW) {
      // Nobody waits for this; should it fail, whoever comes when nothing counts any more is told.
      if (now - asked > RENEWAL) ask(now).catch(() => {});
      return writeDocument(response, latest.wellKnown, path);
    }
    ask(now).then(
      (wellKnown) => writeDocument(response, wellKnown, path),
      () => response.writeHead(503, { ...securityHeaders, 'Retry-After': '5', 'Cache-Control': 'no-store' }).end(),
    );
    return true;
  };
}
