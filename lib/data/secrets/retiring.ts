import type { Actor } from '@/lib/domain/actor';
import { DomainError } from '@/lib/domain/problem';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import type { RetiringInput } from '@/lib/domain/registration/secret-input';
import { matchesDigest } from '@/lib/server/secrets';
import type { Transaction } from '../database';
import { type PreparedSecret, prepareSecret } from './prepare';
import { revoked } from './replace';

/** A secret that is to work beside the current one until then: one that stands already, or one that is made. */
export type Retiring = { until: Date } & ({ standing: string } | { made: PreparedSecret });

/**
 * What a program means by a second secret. Digests are compared here, being slow, before any row is locked. Null where there is
 * none, and where its time is over: nothing would come of it.
 */
export async function prepareRetiring(
  client: Transaction,
  actor: Actor,
  registrationId: string | null,
  configuration: RegistrationConfiguration,
  given: RetiringInput | null | undefined,
  now: Date,
): Promise<Retiring | null> {
  if (!given || given.expiresAt <= now) return null;
  const until = given.expiresAt;
  const standing =
    registrationId === null
      ? []
      : await client.registrationSecret.findMany({
          where: { registrationId, state: { not: 'revoked' }, digest: { not: null } },
          select: { id: true, digest: true },
        });
  for (const { id, digest } of standing) {
    if (await matchesDigest(given.value ?? '', digest ?? '')) return { until, standing: id };
  }
  return { until, made: await prepareSecret(actor, configuration, given, now) };
}

/**
 * Sets both: `secret` becomes the current one, where it is not that already (null), and `retiring` the one beside it. Whatever else
 * stood is revoked. Under the lock of the registration's row; throws `conflict` when a standing one is gone since it was compared.
 */
export async function setSecretPair(
  tx: Transaction,
  registrationId: string,
  secret: PreparedSecret | null,
  retiring: Retiring,
  now: Date,
): Promise<void> {
  const kept = 'standing' in retiring ? retiring.standing : null;
  const living = { registrationId, type: 'shared_secret' } as const;
  const others = kept === null ? living : { ...living, id: { not: kept } };
  const retires = { state: 'retiring', retiresAt: retiring.until } as const;
  if (kept !== null && (await tx.registrationSecret.count({ where: { id: kept, state: { not: 'revoked' } } })) === 0) {
    throw new DomainError('conflict');
  }
  await tx.registrationSecret.updateMany({ where: { ...others, state: 'retiring' }, data: revoked(now) });
  if (secret !== null) {
    await tx.registrationSecret.updateMany({ where: { ...others, state: 'current' }, data: revoked(now) });
    if (kept !== null) await tx.registrationSecret.updateMany({ where: { id: kept }, data: retires });
    await tx.registrationSecret.create({ data: { ...secret.row, registrationId }, select: { id: true } });
  } else if (kept !== null) {
    await tx.registrationSecret.updateMany({ where: { id: kept, state: 'retiring' }, data: retires });
  }
  if ('made' in retiring) {
    const { row } = retiring.made;
    await tx.registrationSecret.create({ data: { ...row, ...retires, registrationId }, select: { id: true } });
  }
}
