import type { Actor } from '@/lib/domain/actor';
import { currentKeyring, type Keyring, reencryptSecret } from '@/lib/server/secrets';
import { requirePermission } from '../authorize';
import { database } from '../database';

/** Signing keys brought under the first key of ENCRYPTION_KEYS; those whose private part cannot be opened, by kid. */
export type KeyReencryption = { reencrypted: number; unreadable: string[] };

/**
 * Job: what `reencryptSecrets` does, for the private parts of the signing keys. A row is only written if it still holds what
 * was read, and both encryption keys open until it is finished: no request notices.
 */
export async function reencryptSigningKeys(
  actor: Actor,
  keyring: Keyring = currentKeyring(),
): Promise<KeyReencryption> {
  await requirePermission(actor, 'key:write');
  const result: KeyReencryption = { reencrypted: 0, unreadable: [] };
  const keys = await database.signingKey.findMany({
    where: { keyId: { not: keyring[0].id }, ciphertext: { not: null } },
    select: { kid: true, ciphertext: true },
  });
  for (const { kid, ciphertext } of keys) {
    const data = await reencryptSecret(ciphertext ?? '', kid, keyring);
    if (data === null) result.unreadable.push(kid);
    else result.reencrypted += (await database.signingKey.updateMany({ where: { kid, ciphertext }, data })).count;
  }
  return result;
}
