import { randomUUID } from 'node:crypto';
import { systemActor } from '@/lib/domain/actor';
import { SETUP_LINK_MS } from '@/lib/domain/people/links';
import { hashPassword } from '@/lib/server/passwords';
import { digestToken, newToken } from '@/lib/server/tokens';
import { createUser } from './accounts';
import { database } from './database';
import { lockAddress } from './invitations';
import { transaction } from './transaction';

/**
 * For the start of the server: the token of a single-use link that makes the first administrator, or null when anybody has
 * an account already. Several instances may each print one; the first that is used makes all of them worthless.
 */
export async function UNSAFE_createSetupLink(): Promise<{ token: string; path: string; expiresAt: Date } | null> {
  if ((await database.user.count()) > 0) return null;
  const token = newToken();
  const expiresAt = new Date(Date.now() + SETUP_LINK_MS);
  await database.invitation.create({
    data: { kind: 'setup', role: 'admin', tokenDigest: digestToken(token), expiresAt },
    select: { id: true },
  });
  return { token, path: `/setup?token=${token}`, expiresAt };
}

/**
 * For the start of the server with `ADMIN_EMAIL` and `ADMIN_PASSWORD`: creates the first administrator unless somebody has
 * an account already. Returns whether it did. The caller has checked both settings.
 */
export async function UNSAFE_ensureFirstAdministrator(settings: { email: string; password: string }): Promise<boolean> {
  if ((await database.user.count()) > 0) return false;
  const passwordHash = await hashPassword(settings.password);
  const actor = systemActor({ name: 'ADMIN_EMAIL', origin: 'command', requestId: randomUUID() });
  return transaction(async (tx) => {
    await lockAddress(tx, 'the first administrator');
    if ((await tx.user.count()) > 0) return false;
    const email = settings.email.toLowerCase();
    await createUser(tx, actor, { email, name: email.split('@')[0] ?? email, role: 'admin', passwordHash });
    return true;
  });
}
