import { type Actor, systemActor } from '@/lib/domain/actor';

/** The machine's operator, whom the console does not know, running the command `name`: what it does is audited under that. */
export function commandActor(name: string): Actor {
  return systemActor({ name, origin: 'command', requestId: `command-${process.pid}` });
}
