import { currentKeyring, decryptSecret } from '@/lib/server/secrets';
import { database } from '../database';

/**
 * The plaintext of a secret that has to be presented to a provider; null when there is none, or it is dead. UNSAFE: it asks
 * nobody's permission and its answer must never leave the server; the caller authorises the act it is for. Throws
 * UnreadableSecretError for a damaged ciphertext, which hurts this registration only.
 */
export async function UNSAFE_openSecret(
  registrationId: string,
  type: 'shared_secret' | 'private_key',
): Promise<string | null> {
  const now = new Date();
  const secret = await database.registrationSecret.findFirst({
    where: {
      registrationId,
      type,
      state: 'current',
      ciphertext: { not: null },
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: { id: true, ciphertext: true },
  });
  return secret?.ciphertext ? decryptSecret(secret.ciphertext, secret.id, currentKeyring()) : null;
}
