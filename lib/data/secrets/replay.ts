import { DomainError } from '@/lib/domain/problem';
import type { SecretView } from '@/lib/domain/registration/views';
import { currentKeyring, decryptSecret, matchesDigest, UnreadableSecretError } from '@/lib/server/secrets';
import type { Transaction } from '../database';
import { type Idempotency, requireSameRequest } from '../idempotency';
import { SECRET_SELECT, toSecretView } from './view';

/**
 * The secret that an earlier reset with this key set, as it stands now; null when there was none. The value that was given then is
 * asked of what is kept of it, as long as something is. Throws `idempotency_mismatch`, and `not_applicable` where that cannot be
 * read any more.
 */
export async function findReplay(
  client: Transaction,
  idempotency: Idempotency,
  value: string | null,
): Promise<SecretView | null> {
  const { idempotencyKey } = idempotency;
  if (idempotencyKey === null) return null;
  const select = { ...SECRET_SELECT, digest: true, ciphertext: true, idempotencyDigest: true } as const;
  const row = await client.registrationSecret.findUnique({ where: { idempotencyKey }, select });
  if (row === null) return null;
  requireSameRequest(row, idempotency);
  if (value && !(await isKept(value, row))) throw new DomainError('idempotency_mismatch');
  return toSecretView(row, new Date());
}

type Kept = { id: string; digest: string | null; ciphertext: string | null };

async function isKept(value: string, { id, digest, ciphertext }: Kept): Promise<boolean> {
  if (digest !== null) return matchesDigest(value, digest);
  if (ciphertext === null) return true;
  const kept = await decryptSecret(ciphertext, id, currentKeyring()).catch((cause: unknown) => {
    if (!(cause instanceof UnreadableSecretError)) throw cause;
    throw new DomainError('not_applicable', { params: { state: 'unreadable_secret' }, cause });
  });
  return kept === value;
}
