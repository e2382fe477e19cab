import type { Actor } from '@/lib/domain/actor';
import type { Role } from '@/lib/domain/permissions';
import { hashPassword } from '@/lib/server/passwords';
import { createUser } from '../accounts';
import { transaction } from '../transaction';

export const PASSWORD = 'four words nobody says';

type PersonOf<R extends Role | null> = Actor & { kind: 'user'; id: string; email: string; role: R };
export type Person = PersonOf<Role>;

let made = 0;
let passwordHash: Promise<string> | undefined;

/** A person with an account and the password `PASSWORD`, freshly signed in as far as an actor can tell. */
export async function makePerson<R extends Role | null>(role: R, address = '192.0.2.1'): Promise<PersonOf<R>> {
  passwordHash ??= hashPassword(PASSWORD);
  const email = `person-${++made}@example.com`;
  const actor: Omit<Actor, 'id'> = {
    kind: 'user',
    name: `Person ${made}`,
    role,
    sessionId: null,
    authenticatedAt: new Date(),
    origin: 'console',
    requestId: 'test-request',
    address,
  };
  const user = { email, name: actor.name, role, passwordHash: await passwordHash };
  const id = await transaction((tx) => createUser(tx, actor, user));
  return { ...actor, kind: 'user', id, email, role };
}
