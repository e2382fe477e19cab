import type { Client, KoaContextWithOIDC } from 'oidc-provider';
import { pairwiseIdentifier } from '../pairwise';

/** What the client knows the person of this session by. */
export async function subjectFor(ctx: KoaContextWithOIDC, client: Client): Promise<string | undefined> {
  const accountId = ctx.oidc.session?.accountId;
  if (accountId === undefined || client.subjectType !== 'pairwise') return accountId;
  return pairwiseIdentifier(accountId, client);
}
