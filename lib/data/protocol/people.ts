import { statement } from '../database';

/** A person as the protocol sees one: what applications may learn, by claim name (OIDC Core §5.1). */
export type ProtocolPerson = { claims: Record<string, unknown>; tokensValidFrom: number | null };

/** The person with this id who may sign in, or null. */
export async function UNSAFE_findPerson(accountId: string): Promise<ProtocolPerson | null> {
  const [person] = await statement<ProtocolPerson & { name: string; email: string }>(
    'protocol-person',
    `SELECT name, email, claims, extract(epoch FROM tokens_valid_from)::float8 AS "tokensValidFrom"
     FROM users WHERE id = $1::uuid AND disabled_at IS NULL`,
    [accountId],
  );
  if (person === undefined) return null;
  const { name, email, claims, tokensValidFrom } = person;
  return { claims: { name, email, ...claims }, tokensValidFrom };
}
