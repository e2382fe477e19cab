import type { Transaction } from '../database';

/**
 * Kills what a client was ever given, with the change that shuts it out: codes, tokens, grants now, and by the date whatever was
 * not stored (JWTs) or is being stored at this moment. Once more with the change that lets it in again: the first may have waited
 * for its turn after the date was taken, and what was issued while it waited is as dead.
 */
export async function endClientTokens(tx: Transaction, client: { id: string; clientId: string }): Promise<void> {
  const tokensValidFrom = new Date();
  await tx.registration.update({ where: { id: client.id }, data: { tokensValidFrom }, select: { id: true } });
  await tx.protocolArtifact.deleteMany({ where: { clientId: client.clientId } });
}

/** The same for a person: sessions at this server, grants, and the tokens that stand for them. */
export async function endPersonTokens(tx: Transaction, userId: string): Promise<void> {
  const tokensValidFrom = new Date();
  await tx.user.update({ where: { id: userId }, data: { tokensValidFrom }, select: { id: true } });
  await tx.protocolArtifact.deleteMany({ where: { accountId: userId } });
}
