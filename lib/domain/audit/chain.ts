import { contentText, GENESIS_HASH } from './content';
import type { AuditEventView } from './event';

/** SHA-256, handed in: this floor has no crypto of its own. */
export type Sha256 = (data: string | Uint8Array) => Uint8Array;

/** A place of the chain as it was published: so many events, the last one with this hash. */
export type AuditHeadView = { sequence: string; hash: string };

/** The first thing that is wrong with a chain, and the event it is wrong at. */
export type ChainFault = {
  sequence: string;
  /**
   * `content`: the event is not what was hashed. `missing`: the event is not there, a later one is. `order`: it stands
   * after a later one. `link`: it does not follow its predecessor (moved or replaced). `head`: it is not the one that was
   * published. `truncated`: the chain ends before it.
   */
  kind: 'content' | 'missing' | 'order' | 'link' | 'head' | 'truncated';
};

/** What the hash of this event must be: see `contentText`. */
export function eventHash(event: AuditEventView, sha256: Sha256): string {
  const link = new Uint8Array(32 + 8 + 8 + 32);
  const numbers = new DataView(link.buffer);
  link.set(bytesOf(event.previousHash), 0);
  numbers.setBigInt64(32, BigInt(event.sequence));
  numbers.setBigInt64(40, BigInt(Date.parse(event.at)));
  link.set(sha256(contentText(event)), 48);
  return hexOf(sha256(link));
}

/**
 * Checks events one at a time, in the order of the chain, holding only its last link: a chain of any length can stream
 * through. `next` answers the first fault, once; `end` tells whether the chain reaches the heads it was given.
 *
 * `complete: false` is for an export with filters: events that are not there are not faults, and a link is checked only
 * between neighbours.
 */
export function chainCheck(options: { sha256: Sha256; heads: readonly AuditHeadView[]; complete?: boolean }) {
  const heads = options.heads.map(({ sequence, hash }) => ({ sequence: BigInt(sequence), hash }));
  const complete = options.complete ?? true;
  let last = { sequence: 0n, hash: GENESIS_HASH };

  function faultOf(event: AuditEventView): ChainFault | null {
    const sequence = BigInt(event.sequence);
    const isNeighbour = sequence === last.sequence + 1n;
    if (sequence <= last.sequence) return { sequence: event.sequence, kind: 'order' };
    if (!isNeighbour && complete) return { sequence: String(last.sequence + 1n), kind: 'missing' };
    if (isNeighbour && event.previousHash !== last.hash) return { sequence: event.sequence, kind: 'link' };
    if (eventHash(event, options.sha256) !== event.hash) return { sequence: event.sequence, kind: 'content' };
    const isHead = (head: { sequence: bigint; hash: string }) => head.sequence !== sequence || head.hash === event.hash;
    if (!heads.every(isHead)) return { sequence: event.sequence, kind: 'head' };
    return null;
  }

  return {
    next(event: AuditEventView): ChainFault | null {
      const fault = faultOf(event);
      last = { sequence: BigInt(event.sequence), hash: event.hash };
      return fault;
    },
    end(): ChainFault | null {
      const isBeyond = heads.some(({ sequence }) => sequence > last.sequence);
      return complete && isBeyond ? { sequence: String(last.sequence + 1n), kind: 'truncated' } : null;
    },
  };
}

/** Reads `N:hash`, the way a head is published; null when it is not one. */
export function parseHead(text: string): AuditHeadView | null {
  const match = /^(0|[1-9]\d{0,17}):([0-9a-f]{64})$/i.exec(text.trim());
  return match === null ? null : { sequence: match[1] as string, hash: (match[2] as string).toLowerCase() };
}

/** Writes a head the way `parseHead` reads it. */
export function formatHead({ sequence, hash }: AuditHeadView): string {
  return `${sequence}:${hash}`;
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
