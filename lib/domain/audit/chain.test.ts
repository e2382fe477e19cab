import { describe, expect, it } from 'vitest';
import { type AuditHeadView, type ChainFault, chainCheck, formatHead, parseHead } from './chain';
import type { AuditEventView } from './event';
import { chainOf, sealed, sha256 } from './testing/chain-of';

const sound = chainOf(6);
const at = (index: number) => sound[index] as AuditEventView;
const headOf = (events: AuditEventView[]): AuditHeadView => {
  const last = events.at(-1) as AuditEventView;
  return { sequence: last.sequence, hash: last.hash };
};

function firstFault(events: AuditEventView[], heads: AuditHeadView[] = [], complete = true): ChainFault | null {
  const check = chainCheck({ sha256, heads, complete });
  for (const event of events) {
    const fault = check.next(event);
    if (fault !== null) return fault;
  }
  return check.end();
}

const replaced = (index: number, change: Partial<AuditEventView>) =>
  sound.map((event, place) => (place === index ? { ...event, ...change } : event));

/** Somebody who knows the format and writes the rest of the chain anew, which only a published head gives away. */
function rewritten(index: number, change: Partial<AuditEventView>): AuditEventView[] {
  const events: AuditEventView[] = [];
  for (const [place, event] of sound.entries()) {
    const edited = place === index ? { ...event, ...change } : event;
    events.push(sealed({ ...edited, previousHash: events.at(-1)?.hash ?? event.previousHash }));
  }
  return events;
}

describe('chainCheck', () => {
  it('finds nothing in a sound chain, nor in an empty one', () => {
    expect(firstFault(sound, [headOf(sound), headOf(sound.slice(0, 3))])).toBeNull();
    expect(firstFault([])).toBeNull();
  });

  const flips: Partial<AuditEventView>[] = [
    { at: '2026-01-15T12:00:00.124Z' },
    { actorKind: 'token' },
    { actorId: null },
    { actorName: 'Bob' },
    { role: 'operator' },
    { origin: 'api' },
    { requestId: 'other' },
    { address: null },
    { action: 'registration.delete' },
    { targetType: 'user' },
    { targetId: null },
    { targetName: 'Billing' },
    { reason: '' },
    { changes: [] },
    { hash: '0'.repeat(64) },
  ];
  it.each(flips)('names the event whose member was flipped: %j', (flip) => {
    expect(firstFault(replaced(2, flip))).toEqual({ sequence: '3', kind: 'content' });
  });

  it('names the event whose link was flipped', () => {
    expect(firstFault(replaced(2, { previousHash: '0'.repeat(64) }))).toEqual({ sequence: '3', kind: 'link' });
  });

  it('names the event after one that was changed and sealed again', () => {
    const changed = sound.with(2, sealed({ ...at(2), actorName: 'Bob' }));
    expect(firstFault(changed)).toEqual({ sequence: '4', kind: 'link' });
  });

  it('names a deleted event, also the first', () => {
    expect(firstFault(sound.toSpliced(2, 1))).toEqual({ sequence: '3', kind: 'missing' });
    expect(firstFault(sound.slice(1))).toEqual({ sequence: '1', kind: 'missing' });
  });

  it('names a deleted event when the rest was renumbered', () => {
    const renumbered = sound.toSpliced(2, 1).map((event, index) => ({ ...event, sequence: String(index + 1) }));
    expect(firstFault(renumbered)).toEqual({ sequence: '3', kind: 'link' });
  });

  it('names the first of two that changed places, with their numbers or without', () => {
    const swapped = sound.with(2, { ...at(3), sequence: '3' }).with(3, { ...at(2), sequence: '4' });
    expect(firstFault(swapped)).toEqual({ sequence: '3', kind: 'link' });
    expect(firstFault(sound.with(2, at(3)).with(3, at(2)))).toEqual({ sequence: '3', kind: 'missing' });
    expect(firstFault([...sound, at(2)])).toEqual({ sequence: '3', kind: 'order' });
  });

  it('names truncation against a published head', () => {
    expect(firstFault(sound.slice(0, 4))).toBeNull();
    expect(firstFault(sound.slice(0, 4), [headOf(sound)])).toEqual({ sequence: '5', kind: 'truncated' });
    expect(firstFault([], [headOf(sound)])).toEqual({ sequence: '1', kind: 'truncated' });
  });

  it('names the published event in a chain that was written anew', () => {
    const forged = rewritten(2, { actorName: 'Bob' });
    expect(firstFault(forged)).toBeNull();
    expect(firstFault(forged, [headOf(sound.slice(0, 5))])).toEqual({ sequence: '5', kind: 'head' });
    expect(firstFault(forged, [headOf(sound), headOf(forged)])).toEqual({ sequence: '6', kind: 'head' });
    expect(firstFault(forged, [headOf(forged), headOf(sound)])).toEqual({ sequence: '6', kind: 'head' });
  });

  it('lets an export with filters have holes, and nothing else', () => {
    const some = [at(0), at(3), at(4)];
    expect(firstFault(some, [headOf(sound)], false)).toBeNull();
    expect(firstFault(some.with(1, { ...at(3), reason: '' }), [], false)).toEqual({ sequence: '4', kind: 'content' });
    expect(firstFault([at(3), at(0)], [], false)).toEqual({ sequence: '1', kind: 'order' });
  });
});

describe('parseHead', () => {
  it('reads what formatHead writes', () => {
    expect(parseHead(` ${formatHead(headOf(sound)).toUpperCase()} `)).toEqual(headOf(sound));
  });

  it.each(['', '6', `6:${'0'.repeat(63)}`, `-1:${'0'.repeat(64)}`, `06:${'0'.repeat(64)}`])('refuses %j', (text) => {
    expect(parseHead(text)).toBeNull();
  });
});
