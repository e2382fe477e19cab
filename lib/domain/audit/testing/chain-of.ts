import { createHash } from 'node:crypto';
import { eventHash, type Sha256 } from '../chain';
import { GENESIS_HASH } from '../content';
import type { AuditEventView } from '../event';

export const sha256: Sha256 = (data) => createHash('sha256').update(data).digest();

/** A sound chain of `length` events. */
export function chainOf(length: number): AuditEventView[] {
  const events: AuditEventView[] = [];
  for (let sequence = 1; sequence <= length; sequence++) {
    events.push(sealed({ ...EVENT, sequence: String(sequence), previousHash: events.at(-1)?.hash ?? GENESIS_HASH }));
  }
  return events;
}

/** The event with the hash that its content asks for. */
export function sealed(event: AuditEventView): AuditEventView {
  return { ...event, hash: eventHash(event, sha256) };
}

const EVENT: AuditEventView = {
  sequence: '1',
  at: '2026-01-15T12:00:00.123Z',
  actorKind: 'user',
  actorId: '0190c2a6-0000-7000-8000-000000000001',
  actorName: 'Ada Lovelace',
  role: 'admin',
  origin: 'console',
  requestId: 'request-1',
  address: '192.0.2.1',
  action: 'registration.update',
  targetType: 'registration',
  targetId: '0190c2a6-0000-7000-8000-000000000002',
  targetName: 'billing',
  reason: 'Moved to the new host',
  changes: [{ path: 'redirectUris', before: ['https://a.example.com'], after: ['https://b.example.com'] }],
  previousHash: GENESIS_HASH,
  hash: '',
};
