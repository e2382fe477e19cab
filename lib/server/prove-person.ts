import { UNSAFE_findCredentials, UNSAFE_isStillPassword } from '@/lib/data/accounts';
import { emailSchema } from '@/lib/domain/people/schemas';
import type { Role } from '@/lib/domain/permissions';
import { DomainError } from '@/lib/domain/problem';
import { knownBrowser } from './known-browser';
import { verifyPassword } from './passwords';
import { requestFacts } from './request';
import { logSecurityEvent } from './security-log';
import { admitAttempt } from './throttle';

export type ProvenPerson = {
  id: string;
  name: string;
  email: string;
  role: Role | null;
  /** Since when they have the password that was proved: what follows from the proof holds for this one only. */
  passwordChangedAt: Date | null;
};

/**
 * The enabled person whose e-mail address and password these are, or null. Whether the address is unknown, the password wrong,
 * or the person disabled: one answer, after the same work, and throttled (security.md §4). Throws `rate_limited`.
 */
export async function provePerson(
  typed: { email: unknown; password: unknown },
  headers: Headers,
): Promise<ProvenPerson | null> {
  const facts = requestFacts(headers);
  const email = emailSchema.safeParse(typed.email).data ?? '';
  const password = typeof typed.password === 'string' ? typed.password : '';
  const admission = await admitAttempt(email, facts.address, knownBrowser(headers, email)).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'rate_limited') logSecurityEvent('sign_in_throttled', facts);
    throw error;
  });
  const person = await UNSAFE_findCredentials(email);
  const proven = await verifyPassword(person?.passwordHash ?? null, password);
  const stands = person && proven && (await UNSAFE_isStillPassword(person.id, person.passwordChangedAt));
  if (!stands) {
    logSecurityEvent('sign_in_failed', facts);
    return null;
  }
  await admission.succeeded();
  const { id, name, role, passwordChangedAt } = person;
  return { id, name, email, role, passwordChangedAt };
}
