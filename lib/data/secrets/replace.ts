import type { Transaction } from '../database';
import type { Idempotency } from '../idempotency';
import type { PreparedSecret } from './prepare';

/** Takes a secret out of use and forgets what it was. */
export const revoked = (now: Date) =>
  ({ state: 'revoked', revokedAt: now, retiresAt: null, ciphertext: null, keyId: null, digest: null }) as const;

/**
 * Puts a new secret in the place of the current one. With `overlapUntil` the present one retires then, and one that was
 * retiring already is revoked (at most one retires); without it both are revoked at once. The caller holds the lock on the
 * registration's row: that is what makes a hundred parallel resets leave one current secret.
 */
export async function replaceSecret(
  tx: Transaction,
  registrationId: string,
  { row }: PreparedSecret,
  overlapUntil: Date | null,
  idempotency: Partial<Idempotency> = {},
): Promise<void> {
  const ofThisType = { registrationId, type: row.type };
  const now = row.createdAt;
  await tx.registrationSecret.updateMany({ where: { ...ofThisType, state: 'retiring' }, data: revoked(now) });
  await tx.registrationSecret.updateMany({
    where: { ...ofThisType, state: 'current' },
    data: overlapUntil === null ? revoked(now) : { state: 'retiring', retiresAt: overlapUntil },
  });
  await tx.registrationSecret.create({ data: { ...row, ...idempotency, registrationId }, select: { id: true } });
}

/** Revokes every secret of a registration, or the one named; those revoked before stay as they were. */
export async function revokeSecrets(
  tx: Transaction,
  registrationId: string,
  now: Date,
  secretId?: string,
): Promise<number> {
  const which = secretId === undefined ? {} : { id: secretId };
  const { count } = await tx.registrationSecret.updateMany({
    where: { registrationId, ...which, state: { not: 'revoked' } },
    data: revoked(now),
  });
  return count;
}
