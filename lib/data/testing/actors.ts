import type { Actor } from '@/lib/domain/actor';

/** Somebody of a role, from a request of their own. */
export function actorOf(role: Actor['role'], members: Partial<Actor> = {}): Actor {
  return {
    kind: 'user',
    id: '00000000-0000-7000-8000-000000000001',
    name: 'Ada Lovelace',
    role,
    sessionId: null,
    authenticatedAt: new Date(),
    origin: 'console',
    requestId: crypto.randomUUID(),
    address: '192.0.2.1',
    ...members,
  };
}

export const admin = actorOf('admin');
