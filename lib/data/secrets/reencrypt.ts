import type { Actor } from '@/lib/domain/actor';
import { currentKeyring, type Keyring, reencryptSecret } from '@/lib/server/secrets';
import { requirePermission } from '../authorize';
import { database } from '../database';

/** A secret that cannot be opened: its key is gone from ENCRYPTION_KEYS, or it was damaged and has to be entered anew. */
export type UnreadableSecret = { registrationId: string; keyId: string; cause: 'key_missing' | 'damaged' };

export type Reencryption = { reencrypted: number; unreadable: UnreadableSecret[] };

const BATCH = 200;

/**
 * Job: brings every secret under the first key of ENCRYPTION_KEYS. Killed at any moment it goes on where it was, because
 * what is done no longer bears an old key's id; it runs under traffic, because a row is only written if it still holds what
 * was read, and because both keys open until it is finished. When it reports nothing unreadable, old keys can be dropped.
 */
export async function reencryptSecrets(actor: Actor, keyring: Keyring = currentKeyring()): Promise<Reencryption> {
  await requirePermission(actor, 'secret:write');
  const result: Reencryption = { reencrypted: 0, unreadable: [] };
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const batch = await database.registrationSecret.findMany({
      where: { keyId: { not: keyring[0].id }, ciphertext: { not: null }, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true, keyId: true, ciphertext: true, registration: { select: { registrationId: true } } },
    });
    for (const { id, keyId, ciphertext, registration } of batch) {
      const data = await reencryptSecret(ciphertext ?? '', id, keyring);
      if (data === null) result.unreadable.push({ ...registration, ...causeOf(keyId ?? '', keyring) });
      else
        result.reencrypted += (await database.registrationSecret.updateMany({ where: { id, ciphertext }, data })).count;
    }
    const last = batch.at(-1);
    if (last === undefined) return result;
    after = last.id;
  }
}

function causeOf(keyId: string, keyring: Keyring): Pick<UnreadableSecret, 'keyId' | 'cause'> {
  return { keyId, cause: keyring.some(({ id }) => id === keyId) ? 'damaged' : 'key_missing' };
}
