import type { IncomingMessage } from 'node:http';
import { Provider } from 'oidc-provider';
import { type ProtocolClient, UNSAFE_findClient, UNSAFE_readStanding } from '@/lib/data/protocol';

/**
 * A client that proves itself by Basic says who it is before its body: it is read together with the configuration's version, in
 * one statement instead of one after the other.
 */

type Ahead = { clientId: string; client: ProtocolClient | null; readAt: number };

const ahead = new WeakMap<IncomingMessage, Ahead>();

/** A body that takes longer to arrive than this (milliseconds) meets its client as it stands then. */
const FRESH = 100;

/** RFC 6749 §2.3.1. Whatever cannot be read names nobody; the library says what is wrong with it. */
const BASIC = /^Basic ([A-Za-z0-9+/]+={0,2})$/i;

/** Reads what a request begins with and remembers its client; answers the configuration's version. */
export async function readAhead(request: IncomingMessage): Promise<string> {
  const clientId = namedClient(request.headers.authorization);
  const { version, client } = await UNSAFE_readStanding(clientId);
  if (clientId !== null) ahead.set(request, { clientId, client, readAt: performance.now() });
  return version;
}

/** The registry's client: as it was read with this request's beginning, for whoever asks first, else as it stands now. */
export async function findAhead(clientId: string): Promise<ProtocolClient | null> {
  const request = Provider.ctx?.req;
  const read = request && ahead.get(request);
  if (read === undefined || read.clientId !== clientId) return UNSAFE_findClient(clientId);
  ahead.delete(request as IncomingMessage);
  return performance.now() - read.readAt < FRESH ? read.client : UNSAFE_findClient(clientId);
}

function namedClient(authorization: string | undefined): string | null {
  const pair = BASIC.exec(authorization ?? '')?.[1];
  if (pair === undefined) return null;
  const [name = ''] = Buffer.from(pair, 'base64').toString().split(':', 1);
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
