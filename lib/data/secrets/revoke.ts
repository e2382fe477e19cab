import { z } from 'zod';
import type { Actor } from '@/lib/domain/actor';
import { DomainError } from '@/lib/domain/problem';
import type { SecretView } from '@/lib/domain/registration/views';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { UNSAFE_changeRegistration } from '../registrations/change';
import type { DetailRow } from '../registrations/detail';
import { revokeSecrets } from './replace';
import { toSecretView } from './view';

/** Takes one secret out of use, at once and for good. One that is revoked already stays so. Throws `not_found`. */
export async function revokeSecret(
  actor: Actor,
  registrationId: string,
  secretId: string,
  { reason = '' }: { reason?: string } = {},
): Promise<SecretView> {
  await requirePermission(actor, 'secret:write');
  if (!z.uuid().safeParse(secretId).success) throw new DomainError('not_found');
  const row = await revoke(actor, registrationId, secretId, reason);
  const secret = row.secrets.find(({ id }) => id === secretId);
  if (secret === undefined) throw new DomainError('not_found');
  return toSecretView(secret, new Date());
}

/** Job: notes that retiring secrets have retired. They stopped working at that moment already. Returns how many. */
export async function retireSecrets(actor: Actor, now = new Date()): Promise<number> {
  await requirePermission(actor, 'secret:write');
  const due = await database.registrationSecret.findMany({
    where: { state: 'retiring', retiresAt: { lte: now } },
    select: { id: true, registration: { select: { registrationId: true } } },
    take: 1_000,
  });
  for (const { id, registration } of due) await revoke(actor, registration.registrationId, id, '');
  return due.length;
}

function revoke(actor: Actor, registrationId: string, secretId: string, reason: string): Promise<DetailRow> {
  return UNSAFE_changeRegistration(actor, registrationId, {
    action: 'secret.revoke',
    reason,
    apply: async (tx, before, now) => (await revokeSecrets(tx, before.id, now, secretId)) > 0,
  });
}
