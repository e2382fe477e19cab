import type { Account, KoaContextWithOIDC } from 'oidc-provider';
import { UNSAFE_findPerson } from '@/lib/data/protocol';

/** The person behind an account id, with what applications may learn of them; undefined for nobody, and for a disabled one. */
export async function findAccount(_ctx: KoaContextWithOIDC, accountId: string): Promise<Account | undefined> {
  const person = await UNSAFE_findPerson(accountId);
  if (person === null) return undefined;
  return { accountId, claims: async () => ({ ...person.claims, sub: accountId }) };
}
