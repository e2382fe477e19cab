import type { SecretInput } from '@/lib/domain/registration/secret-input';
import { matchesDigest } from '@/lib/server/secrets';
import type { Transaction } from '../database';

/**
 * Whether a secret is the one that stands already, described and expiring as it does: a script that is run again changes nothing.
 * Only of Built-in clients can it be told, by their digest.
 */
export async function isCurrentSecret(
  client: Transaction,
  registrationId: string,
  given: SecretInput,
): Promise<boolean> {
  if (!given.value) return false;
  const { description, expiresAt } = given;
  const standing = await client.registrationSecret.findFirst({
    where: { registrationId, state: 'current', digest: { not: null }, description, expiresAt },
    select: { digest: true },
  });
  return standing?.digest != null && matchesDigest(given.value, standing.digest);
}
