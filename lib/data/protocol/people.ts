import { statement } from '../database';

/** A person as the protocol sees one: what applications may learn, by claim name (OIDC Core §5.1). */
export type ProtocolPerson = {
  claims: Record<string, unknown>;
  /** Whoever signed in before (milliseconds since the epoch) is signed out; 0 when that never happened. */
  signInsValidFrom: number;
};

/** The person with this id who may sign in, or null. */
export async function UNSAFE_findPerson(accountId: string): Promise<ProtocolPerson | null> {
  const [person] = await statement<ProtocolPerson & { name: string; email: string }>(
    'protocol-person',
    `SELECT name, email, claims,
       1000 * coalesce(extract(epoch FROM greatest(tokens_valid_from, sign_ins_valid_from)), 0)::float8 AS "signInsValidFrom"
     FROM users WHERE id = $1::uuid AND disabled_at IS NULL`,
    [accountId],
  );
  if (person === undefined) return null;
  const { name, email, claims, signInsValidFrom } = person;
  return { claims: { name, email, ...claims }, signInsValidFrom };
}
