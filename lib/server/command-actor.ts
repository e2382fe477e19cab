import type { Actor } from '@/lib/domain/actor';

/** The machine's operator, whom the console does not know, running the command `name`: what it does is audited under that. */
export function commandActor(name: string): Actor {
  return {
    kind: 'system',
    id: null,
    name,
    role: 'admin',
    sessionId: null,
    authenticatedAt: null,
    origin: 'command',
    requestId: `command-${process.pid}`,
    address: null,
  };
}
