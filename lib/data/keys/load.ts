import { currentKeyring, decryptSecret, UnreadableSecretError } from '@/lib/server/secrets';
import { database } from '../database';

/** A key that is published, with what it signs with; null where that cannot be opened. */
export type PublishedKey = {
  kid: string;
  algorithm: string;
  publicJwk: Record<string, unknown>;
  privateJwk: Record<string, unknown> | null;
};

/** The order a signer chooses in: the current key first, and never the next one while there is a current. */
const ORDER = ['current', 'next', 'retiring'];

/** Every published key, those that sign first. A damaged one hurts only itself: it stays published and does not sign. */
export async function UNSAFE_loadSigningKeys(): Promise<PublishedKey[]> {
  const rows = await database.signingKey.findMany({
    where: { state: { not: 'retired' } },
    select: { kid: true, algorithm: true, state: true, publicJwk: true, ciphertext: true, createdAt: true },
    orderBy: { createdAt: 'desc' },
  });
  rows.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return Promise.all(
    rows.map(async ({ kid, algorithm, publicJwk, ciphertext }) => ({
      kid,
      algorithm,
      publicJwk: publicJwk as Record<string, unknown>,
      privateJwk: await open(ciphertext, kid),
    })),
  );
}

async function open(ciphertext: string | null, kid: string): Promise<Record<string, unknown> | null> {
  if (ciphertext === null) return null;
  try {
    return JSON.parse(await decryptSecret(ciphertext, kid, currentKeyring()));
  } catch (error) {
    if (error instanceof UnreadableSecretError) return null;
    throw error;
  }
}
