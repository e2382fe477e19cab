import type { Actor } from '@/lib/domain/actor';
import { diffRecords } from '@/lib/domain/diff/changes';
import { type Claims, claimErrors } from '@/lib/domain/people/claims';
import { DomainError } from '@/lib/domain/problem';
import { requirePermission } from './authorize';
import { database } from './database';
import { UNSAFE_changeUser } from './users';

/** What applications may learn of a person, and the version to hand back with a change. */
export async function getUserClaims(actor: Actor, userId: string): Promise<{ claims: Claims; version: number } | null> {
  await requirePermission(actor, 'user:write');
  const user = await database.user.findUnique({ where: { id: userId }, select: { claims: true, version: true } });
  return user && { claims: user.claims as Claims, version: user.version };
}

/**
 * Replaces a person's claims. They are personal data and no secrets: the event says each one before and after. Throws
 * `invalid_input`, and `conflict` with what stands now when somebody else changed the person since `version` was read.
 */
export async function updateUserClaims(
  actor: Actor,
  userId: string,
  { version, claims }: { version: number; claims: Claims },
): Promise<{ version: number }> {
  await requirePermission(actor, 'user:write');
  const fieldErrors = claimErrors(claims);
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  let saved = version;
  await UNSAFE_changeUser(actor, userId, async (tx) => {
    const before = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { claims: true, version: true } });
    if (before.version !== version) throw new DomainError('conflict', { current: before });
    const changes = diffRecords(before.claims as Claims, claims);
    if (changes.length === 0) return null;
    await tx.user.update({ where: { id: userId }, data: { claims: claims as object, version: { increment: 1 } } });
    saved = version + 1;
    return { action: 'user.claims', changes: changes.map((change) => ({ ...change, path: `claims.${change.path}` })) };
  });
  return { version: saved };
}
