import type { Transaction } from '../database';

/**
 * Before tokens become shorter: those that were issued last as long as they did, and the keys that signed them with them. Verifiers
 * have nothing but the published keys. Keeps the keys that sign at present until what they sign now is over, `seconds` from now.
 */
export async function keepKeysFor(tx: Transaction, seconds: number, now: Date): Promise<void> {
  const tokensUntil = new Date(now.getTime() + seconds * 1000);
  await tx.signingKey.updateMany({
    where: { state: 'current', OR: [{ tokensUntil: null }, { tokensUntil: { lt: tokensUntil } }] },
    data: { tokensUntil },
  });
}
