import { z } from 'zod';
import { ROLES, type Role } from '../permissions';

/** Who a company account says it is. `iss` and `sub` identify; the rest is only shown (OIDC Core §5.7). */
export type CompanyAccount = {
  issuer: string;
  subject: string;
  email: string | null;
  name: string | null;
  role: Role | null;
};

const claims = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1).max(255),
  email: z.email().optional().catch(undefined),
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
});

/**
 * Reads the claims of a company account. The role comes from `roleClaim`: one name or a list of them, the most powerful
 * counts; other values are not ours. Null when the claims identify nobody.
 */
export function readCompanyClaims(given: unknown, roleClaim: string | null): CompanyAccount | null {
  const parsed = claims.safeParse(given);
  if (!parsed.success) return null;
  const { iss, sub, email, name } = parsed.data;
  const named = roleClaim === null ? [] : [(given as Record<string, unknown>)[roleClaim]].flat();
  const role = ROLES.find((candidate) => named.includes(candidate)) ?? null;
  return { issuer: iss, subject: sub, email: email?.toLowerCase() ?? null, name: name ?? null, role };
}
