import type { Actor } from '@/lib/domain/actor';
import { openLink } from '@/lib/domain/people/links';
import type { Role } from '@/lib/domain/permissions';
import { DomainError } from '@/lib/domain/problem';
import { hashPassword, passwordErrors } from '@/lib/server/passwords';
import { digestToken } from '@/lib/server/tokens';
import { appendAuditEvent } from './audit';
import { database, statement, type Transaction } from './database';
import { lockAddress, UNSAFE_findOpenLink } from './invitations';
import { transaction } from './transaction';

/** What attackers try first in this product. */
const PRODUCT_WORDS = ['clientele'];

/** The person with this address, for a sign-in. A disabled person is found too: the caller must look. */
export async function UNSAFE_findCredentials(email: string) {
  return database.user.findUnique({
    where: { email },
    select: { id: true, name: true, role: true, passwordHash: true, passwordChangedAt: true, disabledAt: true },
  });
}

/**
 * Whether a password that was compared with what stood is still the one. A change that is under way is waited for: whoever knows the
 * old one must not slip in beside it and stay.
 */
export async function UNSAFE_isStillPassword(id: string, passwordChangedAt: Date | null): Promise<boolean> {
  const rows = await statement(
    'still-password',
    `SELECT 1 FROM users WHERE id = $1::uuid AND disabled_at IS NULL AND password_changed_at IS NOT DISTINCT FROM $2
     FOR SHARE`,
    [id, passwordChangedAt],
  );
  return rows.length > 0;
}

/** What is wrong with the password a person has chosen; empty when it may be used. */
export function UNSAFE_passwordErrors(path: string, password: string, person: { email: string; name: string }) {
  return passwordErrors(path, password, [person.email, person.name, ...PRODUCT_WORDS]);
}

/**
 * Uses up a single-use link and makes the person it was for. `facts` says who knocks; the actor of the event is the new
 * person. Returns their address and role. Throws `link_expired` (used, withdrawn, too old, or a setup link when somebody has an account already),
 * `invalid_input` for the password, `already_exists` when the address was taken meanwhile.
 */
export async function UNSAFE_acceptLink(
  token: string,
  person: { email: string; name: string; password: string },
  facts: Pick<Actor, 'requestId' | 'address'>,
): Promise<{ email: string; role: Role | null }> {
  // Looked at first, so that only the holder of a link that works can make the server hash.
  const seen = await UNSAFE_findOpenLink(token);
  if (seen === null || seen.kind === 'reset') throw new DomainError('link_expired');
  const email = seen.email ?? person.email;
  const fieldErrors = await UNSAFE_passwordErrors('password', person.password, { ...person, email });
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  const passwordHash = await hashPassword(person.password);

  return transaction(async (tx) => {
    const now = new Date();
    // Before any row: whoever accepts takes turns, and the second finds the link used.
    await lockAddress(tx, seen.kind === 'setup' ? 'the first administrator' : email);
    const [link] = await tx.invitation.updateManyAndReturn({
      where: { tokenDigest: digestToken(token), ...openLink(now) },
      data: { usedAt: now },
      select: { kind: true, role: true },
    });
    if (!link) throw new DomainError('link_expired');
    if (link.kind === 'setup') {
      if ((await tx.user.count()) > 0) throw new DomainError('link_expired');
      await tx.invitation.updateMany({ where: { kind: 'setup', usedAt: null }, data: { revokedAt: now } });
    }
    const newcomer: Omit<Actor, 'id'> = {
      kind: 'user',
      name: person.name,
      role: link.role,
      sessionId: null,
      authenticatedAt: now,
      origin: 'console',
      ...facts,
    };
    await createUser(tx, newcomer, { email, name: person.name, role: link.role, passwordHash });
    return { email, role: link.role };
  });
}

/** Makes a person, with the event. An actor without an id is the new person. */
export async function createUser(
  tx: Transaction,
  actor: Omit<Actor, 'id'> & { id?: string | null },
  user: { email: string; name: string; role: Role | null; passwordHash: string | null },
): Promise<string> {
  if ((await tx.user.count({ where: { email: user.email } })) > 0) throw new DomainError('already_exists');
  const { id } = await tx.user.create({
    data: { ...user, passwordChangedAt: user.passwordHash === null ? null : new Date() },
    select: { id: true },
  });
  await appendAuditEvent(
    tx,
    { ...actor, id: actor.id === undefined ? id : actor.id },
    {
      action: 'user.create',
      targetId: id,
      targetName: user.email,
      changes: [
        { path: 'name', before: null, after: user.name },
        { path: 'role', before: null, after: user.role },
      ],
    },
  );
  return id;
}

/** How a person likes the console, for the cookies of a session that has just begun. */
export async function UNSAFE_findPreferences(email: string): Promise<{ theme: string; shortcuts: boolean } | null> {
  return database.user.findUnique({ where: { email }, select: { theme: true, shortcuts: true } });
}
